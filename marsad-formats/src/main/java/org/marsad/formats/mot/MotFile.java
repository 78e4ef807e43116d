package org.marsad.formats.mot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marsad.detect.PixelBox;

/// Reads and writes `frame,id,left,top,width,height,confidence[,a,b[,c]]`. Between the numbers stand
/// commas, semicolons or blanks; empty lines and lines that start with `#` are skipped.
public final class MotFile {

    /// A day at 25 frames a second with four people in view; more is surely not a MOT file.
    private static final int MOST_ROWS = 10_000_000;

    private MotFile() {}

    /// Decides what becomes of a line that is no row: count it, or end the reading.
    public interface Refuser {

        void refuse(MotFormatException refused) throws MotFormatException;
    }

    public static List<MotRow> read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return read(lines, file.toString());
        }
    }

    /// @param name of the source, for messages
    public static List<MotRow> read(BufferedReader lines, String name) throws IOException {
        return read(
                lines,
                name,
                refused -> {
                    throw refused;
                });
    }

    /// Hands each line that is no row to somebody else and goes on with the next one.
    public static List<MotRow> read(BufferedReader lines, String name, Refuser refuser)
            throws IOException {
        List<MotRow> rows = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (rows.size() == MOST_ROWS) {
                throw new MotFormatException(
                        "%s has more than %d rows; split it".formatted(name, MOST_ROWS));
            }
            try {
                rows.add(parse(line));
            } catch (IllegalArgumentException e) {
                refuser.refuse(
                        new MotFormatException(
                                "%s line %d: expected frame,id,left,top,width,height,confidence[,…], got '%s' (%s)"
                                        .formatted(
                                                name, number, abbreviate(line), e.getMessage())));
            }
        }
        return List.copyOf(rows);
    }

    /// Writes in the given order, ten columns, hundredths of a pixel.
    public static void write(Writer out, Iterable<MotRow> rows) throws IOException {
        for (MotRow row : rows) {
            out.write(format(row));
            out.write('\n');
        }
    }

    /// One line without its end: for a writer that goes frame by frame.
    public static String format(MotRow row) {
        PixelBox box = row.box();
        return String.format(
                Locale.ROOT,
                "%d,%d,%.2f,%.2f,%.2f,%.2f,%.4g,%s",
                row.frame(),
                row.id(),
                box.left() + 1,
                box.top() + 1,
                box.width(),
                box.height(),
                row.confidence(),
                format(row.note()));
    }

    private static String format(MotNote note) {
        return switch (note) {
            case MotNote.Silent() -> "-1,-1,-1";
            case MotNote.WorldFoot(double x, double y, double z) ->
                    String.format(Locale.ROOT, "%.4f,%.4f,%.4f", x, y, z);
            case MotNote.Labelled(int objectClass, double visibility) ->
                    String.format(Locale.ROOT, "%d,%.5f", objectClass, visibility);
        };
    }

    private static MotRow parse(String line) {
        String[] cells = line.strip().split("\\s*[,;\\s]\\s*");
        if (cells.length < 7 || cells.length > 10) {
            throw new IllegalArgumentException(cells.length + " columns");
        }
        PixelBox box =
                new PixelBox(
                        number(cells[2]) - 1,
                        number(cells[3]) - 1,
                        number(cells[4]),
                        number(cells[5]));
        return new MotRow(whole(cells[0]), whole(cells[1]), box, number(cells[6]), note(cells));
    }

    private static MotNote note(String[] cells) {
        if (cells.length == 9) {
            return new MotNote.Labelled(whole(cells[7]), number(cells[8]));
        }
        if (cells.length < 10) {
            return new MotNote.Silent();
        }
        double x = number(cells[7]);
        double y = number(cells[8]);
        double z = number(cells[9]);
        return x == -1 && y == -1 && z == -1
                ? new MotNote.Silent()
                : new MotNote.WorldFoot(x, y, z);
    }

    /// Some tools write whole numbers as 7.0 or 7e0.
    private static int whole(String cell) {
        double value = number(cell);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + cell + "' is not a whole number");
        }
        return (int) value;
    }

    private static double number(String cell) {
        double value = Double.parseDouble(cell);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("'" + cell + "' is not finite");
        }
        return value;
    }

    private static String abbreviate(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
