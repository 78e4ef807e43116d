package org.marsad.formats.elevation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.marsad.formats.UnusableFileException;

/// Reads an elevation file of any known kind, told by its first bytes and, for HGT, by its name.
public final class ElevationFile {

    private static final long MAXIMUM_BYTES = 300L << 20;
    private static final String KINDS = "DTED (.dt0, .dt1, .dt2), HGT (.hgt, .hgt.zip) or GeoTIFF";

    private ElevationFile() {}

    /// The whole file; posts that it marks as unknown are NaN.
    public static GeodeticRaster read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableFileException(
                    file, "expected a file, there is none at %s; correct the path".formatted(file));
        }
        if (Files.size(file) > MAXIMUM_BYTES) {
            throw new UnusableFileException(
                    file,
                    "expected at most %d MiB, has %d; cut the site's area out of it first"
                            .formatted(MAXIMUM_BYTES >> 20, Files.size(file) >> 20));
        }
        byte[] bytes = Files.readAllBytes(file);
        if (startsWith(bytes, 'U', 'H', 'L', '1')) {
            return new DtedReader(file, ByteBuffer.wrap(bytes)).read();
        }
        if (startsWith(bytes, 'I', 'I') || startsWith(bytes, 'M', 'M')) {
            return new GeoTiffReader(file, bytes).read();
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return HgtReader.readZipped(file, bytes);
        }
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".hgt")) {
            return HgtReader.read(file, file.getFileName().toString(), bytes);
        }
        throw new UnusableFileException(
                file,
                "expected an elevation file, %s, came %s; give one of these"
                        .formatted(KINDS, described(bytes)));
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static String described(byte[] bytes) {
        StringBuilder hex = new StringBuilder("%d bytes".formatted(bytes.length));
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            hex.append(i == 0 ? " beginning " : " ").append("%02x".formatted(bytes[i]));
        }
        return hex.toString();
    }
}
