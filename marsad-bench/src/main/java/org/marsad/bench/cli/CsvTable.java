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

/// A file with named columns in its first line, commas between, no quotes.
record CsvTable(Path file, List<String> columns, List<List<String>> rows) {

    private static final int MOST_ROWS = 10_000_000;

    static CsvTable read(Path file) throws IOException, UnscorableException {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                if (rows.size() > MOST_ROWS) {
                    throw new UnscorableException(
                            "%s has more than %d rows; split it".formatted(file, MOST_ROWS));
                }
                rows.add(Arrays.stream(line.split(",", -1)).map(String::strip).toList());
            }
        }
        if (rows.isEmpty()) {
            throw new UnscorableException(
                    "%s: expected a first line with the names of the columns, the file is empty"
                            .formatted(file));
        }
        return new CsvTable(file, rows.getFirst(), rows.subList(1, rows.size()));
    }

    String text(int row, String column) throws UnscorableException {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new UnscorableException(
                    "%s: expected a column '%s', has %s"
                            .formatted(file, column, String.join(",", columns)));
        }
        List<String> cells = rows.get(row);
        if (index >= cells.size()) {
            throw new UnscorableException(
                    "%s row %d: expected %d cells, got %d"
                            .formatted(file, row + 1, columns.size(), cells.size()));
        }
        return cells.get(index);
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
}
