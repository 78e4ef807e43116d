package org.marsad.bench.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.world.Fix;
import org.marsad.geo.GroundCovariance;

/// A file with named columns in its first line, commas between, no quotes.
///
/// @param rows the lines below the first as they are; a million of them cut into cells would take a gigabyte
record CsvTable(Path file, List<String> columns, List<String> rows) {

    private static final int MOST_ROWS = 10_000_000;

    static CsvTable read(Path file) throws IOException, UnscorableException {
        List<String> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                if (rows.size() > MOST_ROWS) {
                    throw new UnscorableException(
                            "%s has more than %d rows; split it".formatted(file, MOST_ROWS));
                }
                rows.add(line);
            }
        }
        if (rows.isEmpty()) {
            throw new UnscorableException(
                    "%s: expected a first line with the names of the columns, the file is empty"
                            .formatted(file));
        }
        return new CsvTable(
                file,
                Arrays.stream(rows.getFirst().split(",", -1)).map(String::strip).toList(),
                rows.subList(1, rows.size()));
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    String text(int row, String column) throws UnscorableException {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new UnscorableException(
                    "%s: expected a column '%s', has %s"
                            .formatted(file, column, String.join(",", columns)));
        }
        String line = rows.get(row);
        int start = 0;
        for (int cell = 0; cell < index; cell++) {
            int comma = line.indexOf(',', start);
            if (comma < 0) {
                throw new UnscorableException(
                        "%s row %d: expected %d cells, got %d"
                                .formatted(file, row + 1, columns.size(), cell + 1));
            }
            start = comma + 1;
        }
        int end = line.indexOf(',', start);
        return line.substring(start, end < 0 ? line.length() : end).strip();
    }

    double number(int row, String column) throws UnscorableException {
        String text = text(row, column);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for all that is not a number
        }
        throw new UnscorableException(
                "%s row %d: expected a number in column '%s', got '%s'"
                        .formatted(file, row + 1, column, text));
    }

    int whole(int row, String column) throws UnscorableException {
        double value = number(row, column);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new UnscorableException(
                    "%s row %d: expected a whole number in column '%s', got '%s'"
                            .formatted(file, row + 1, column, text(row, column)));
        }
        return (int) value;
    }

    Fix fix(int row, double timeSeconds, String x, String y) throws UnscorableException {
        return new Fix(timeSeconds, number(row, x), number(row, y));
    }

    /// Square metres in the columns `var_xx`, `cov_xy`, `var_yy`.
    GroundCovariance covariance(int row) throws UnscorableException {
        double xx = number(row, "var_xx");
        double xy = number(row, "cov_xy");
        double yy = number(row, "var_yy");
        if (!(xx > 0 && yy > 0 && xx * yy - xy * xy > 0)) {
            throw new UnscorableException(
                    "%s row %d: expected a positive definite covariance, got var_xx %g, cov_xy %g, var_yy %g"
                            .formatted(file, row + 1, xx, xy, yy));
        }
        return new GroundCovariance(xx, xy, yy);
    }
}
