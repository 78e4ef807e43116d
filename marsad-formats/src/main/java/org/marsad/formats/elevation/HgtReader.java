package org.marsad.formats.elevation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.marsad.formats.UnusableFileException;

/// SRTM HGT: one degree square, big-endian int16 from the north-west post, -32768 unknown. It has no
/// header: the file's name is its south-west corner and its size tells 1" (3601 posts a side) from 3"
/// (1201).
final class HgtReader {

    private static final Pattern NAME =
            Pattern.compile("([NS])(\\d{2})([EW])(\\d{3})", Pattern.CASE_INSENSITIVE);
    private static final int MAXIMUM_BYTES = 2 * 3601 * 3601;
    private static final int MAXIMUM_ENTRIES = 100;

    private HgtReader() {}

    static GeodeticRaster readZipped(Path file, byte[] zip) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (int i = 0; i < MAXIMUM_ENTRIES; i++) {
                ZipEntry entry = entries.getNextEntry();
                if (entry == null) {
                    break;
                }
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".hgt")) {
                    return read(file, entry.getName(), entries.readNBytes(MAXIMUM_BYTES + 1));
                }
            }
        } catch (ZipException e) {
            throw new UnusableFileException(
                    file, "its zip is damaged (%s); copy it again".formatted(e.getMessage()));
        }
        throw new UnusableFileException(
                file, "expected a zip with a .hgt file in it, found none; give an elevation file");
    }

    static GeodeticRaster read(Path file, String name, byte[] bytes) throws UnusableFileException {
        int side = (int) Math.round(Math.sqrt(bytes.length / 2.0));
        if ((side != 1201 && side != 3601) || 2 * side * side != bytes.length) {
            throw new UnusableFileException(
                    file,
                    "HGT has %d bytes (3\") or %d (1\"), came %s%d; copy the file again"
                            .formatted(
                                    2 * 1201 * 1201,
                                    MAXIMUM_BYTES,
                                    bytes.length > MAXIMUM_BYTES ? "at least " : "",
                                    bytes.length));
        }
        double step = 1.0 / (side - 1);
        double[] corner = corner(file, name);
        GeodeticLattice lattice = new GeodeticLattice(corner[1], corner[0], step, step, side, side);
        ByteBuffer posts = ByteBuffer.wrap(bytes);
        float[] heights = new float[lattice.posts()];
        for (int row = side - 1; row >= 0; row--) {
            for (int column = 0; column < side; column++) {
                short height = posts.getShort();
                heights[row * side + column] = height == Short.MIN_VALUE ? Float.NaN : height;
            }
        }
        return new GeodeticRaster(file, lattice, heights);
    }

    /// Latitude and longitude of the south-west corner.
    private static double[] corner(Path file, String name) throws UnusableFileException {
        Matcher matcher = NAME.matcher(name.substring(name.lastIndexOf('/') + 1));
        if (!matcher.lookingAt()) {
            throw new UnusableFileException(
                    file,
                    "HGT is named after its south-west corner, like N36E044.hgt, came '%s';"
                                    .formatted(name)
                            + " give it its name back");
        }
        double latitude = Integer.parseInt(matcher.group(2));
        double longitude = Integer.parseInt(matcher.group(4));
        return new double[] {
            matcher.group(1).equalsIgnoreCase("S") ? -latitude : latitude,
            matcher.group(3).equalsIgnoreCase("W") ? -longitude : longitude
        };
    }
}
