package org.marsad.formats.elevation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.marsad.formats.UnusableFileException;

/// DTED levels 0, 1 and 2, MIL-PRF-89020B: three header records, then one record a column from west to
/// east, each from south to north; heights in sign and magnitude, -32767 unknown. Some producers write
/// two's complement instead; no ground lies under -12,000 m, so such values are read that way.
final class DtedReader {

    private static final int HEADER_BYTES = 80 + 648 + 2700;
    private static final int BESIDES_HEIGHTS = 8 + 4;
    private static final int SENTINEL = 0xaa;
    private static final int UNKNOWN = -32767;
    private static final int LOWEST_METRES = -12_000;
    private static final int HIGHEST_METRES = 9_000;
    private static final double TENTH_SECONDS = 36_000.0;

    private final Path file;
    private final ByteBuffer bytes;

    DtedReader(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    GeodeticRaster read() throws UnusableFileException {
        GeodeticLattice lattice = lattice();
        long expected =
                HEADER_BYTES + (long) lattice.columns() * (BESIDES_HEIGHTS + 2L * lattice.rows());
        if (bytes.capacity() != expected) {
            throw new UnusableFileException(
                    file,
                    "DTED of %d × %d posts has %d bytes, came %d; copy the file again"
                            .formatted(
                                    lattice.columns(), lattice.rows(), expected, bytes.capacity()));
        }
        float[] heights = new float[lattice.posts()];
        for (int column = 0; column < lattice.columns(); column++) {
            readColumn(lattice, column, heights);
        }
        return new GeodeticRaster(file, lattice, heights);
    }

    private GeodeticLattice lattice() throws UnusableFileException {
        if (bytes.capacity() < HEADER_BYTES) {
            throw new UnusableFileException(
                    file,
                    "DTED begins with %d bytes of headers, came %d bytes; copy the file again"
                            .formatted(HEADER_BYTES, bytes.capacity()));
        }
        try {
            return new GeodeticLattice(
                    degrees(4),
                    degrees(12),
                    number(20, 4) / TENTH_SECONDS,
                    number(24, 4) / TENTH_SECONDS,
                    number(47, 4),
                    number(51, 4));
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(
                    file,
                    "its DTED header (UHL) is garbled, %s; copy the file again"
                            .formatted(e.getMessage()));
        }
    }

    private void readColumn(GeodeticLattice lattice, int column, float[] heights)
            throws UnusableFileException {
        int length = BESIDES_HEIGHTS + 2 * lattice.rows();
        int start = HEADER_BYTES + column * length;
        if ((bytes.get(start) & 0xff) != SENTINEL) {
            throw damaged(
                    column, "its record begins with aa, came %02x".formatted(bytes.get(start)));
        }
        int sum = 0;
        for (int i = start; i < start + length - 4; i++) {
            sum += bytes.get(i) & 0xff;
        }
        int written = bytes.getInt(start + length - 4);
        if (written != 0 && written != sum) {
            throw damaged(column, "its checksum is %d, the bytes give %d".formatted(written, sum));
        }
        for (int row = 0; row < lattice.rows(); row++) {
            heights[row * lattice.columns() + column] =
                    height(bytes.getShort(start + 8 + 2 * row), column);
        }
    }

    private float height(short raw, int column) throws UnusableFileException {
        int height = raw < 0 ? -(raw & 0x7fff) : raw;
        if (height == UNKNOWN) {
            return Float.NaN;
        }
        if (height < LOWEST_METRES) {
            height = raw;
        }
        if (height < LOWEST_METRES || height > HIGHEST_METRES) {
            throw damaged(column, "a height of %d m is not on the Earth".formatted(height));
        }
        return height;
    }

    private UnusableFileException damaged(int column, String how) {
        return new UnusableFileException(
                file, "column %d is damaged, %s; copy the file again".formatted(column, how));
    }

    /// DDDMMSSH, for example 1210000W.
    private double degrees(int at) {
        double degrees = number(at, 3) + number(at + 3, 2) / 60.0 + number(at + 5, 2) / 3600.0;
        char hemisphere = (char) bytes.get(at + 7);
        return switch (hemisphere) {
            case 'N', 'E' -> degrees;
            case 'S', 'W' -> -degrees;
            default ->
                    throw new IllegalArgumentException(
                            "hemisphere must be N, S, E or W, was '" + hemisphere + "'");
        };
    }

    private int number(int at, int digits) {
        byte[] text = new byte[digits];
        bytes.get(at, text);
        return Integer.parseInt(new String(text, StandardCharsets.US_ASCII).strip());
    }
}
