package org.marsad.formats.elevation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.marsad.formats.UnusableFileException;

/// The tags of the first picture in a TIFF file (TIFF 6.0, 1992): numbers or text by tag.
final class TiffTags {

    private static final int CLASSIC = 42;
    private static final int BIG = 43;
    private static final int MAXIMUM_VALUES = 4_000_000;
    private static final int ASCII = 2;

    private final Path file;
    private final ByteBuffer bytes;
    private final Map<Integer, double[]> numbers = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();

    TiffTags(Path file, byte[] content) throws UnusableFileException {
        this.file = file;
        this.bytes =
                ByteBuffer.wrap(content)
                        .order(content[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        try {
            readHeader();
        } catch (IndexOutOfBoundsException _) {
            throw unusable("its TIFF directory points beyond its end; copy the file again");
        }
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /// The only, or first, number of a tag.
    double number(int tag, double otherwise) {
        double[] found = numbers.get(tag);
        return found == null || found.length == 0 ? otherwise : found[0];
    }

    Optional<double[]> findNumbers(int tag) {
        return Optional.ofNullable(numbers.get(tag));
    }

    Optional<String> findText(int tag) {
        return Optional.ofNullable(texts.get(tag));
    }

    UnusableFileException unusable(String what) {
        return new UnusableFileException(file, what);
    }

    private void readHeader() throws UnusableFileException {
        int version = bytes.getShort(2);
        if (version == BIG) {
            throw unusable("expected a classic TIFF, came BigTIFF; write it again without BigTIFF");
        }
        if (version != CLASSIC) {
            throw unusable(
                    "expected TIFF version 42, came %d; give a GeoTIFF elevation file"
                            .formatted(version));
        }
        int directory = bytes.getInt(4);
        int count = bytes.getShort(directory) & 0xffff;
        for (int i = 0; i < count; i++) {
            readTag(directory + 2 + 12 * i);
        }
    }

    private void readTag(int at) throws UnusableFileException {
        int tag = bytes.getShort(at) & 0xffff;
        int type = bytes.getShort(at + 2);
        int count = bytes.getInt(at + 4);
        int size = size(type);
        if (size == 0) {
            return;
        }
        if (count < 0 || count > MAXIMUM_VALUES) {
            throw unusable("tag %d claims %d values; copy the file again".formatted(tag, count));
        }
        int from = (long) size * count <= 4 ? at + 8 : bytes.getInt(at + 8);
        if (type == ASCII) {
            byte[] text = new byte[count];
            bytes.get(from, text);
            texts.put(tag, new String(text, StandardCharsets.US_ASCII).replace("\0", "").strip());
            return;
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(type, from + i * size);
        }
        numbers.put(tag, values);
    }

    private double value(int type, int at) {
        return switch (type) {
            case 1, 7 -> bytes.get(at) & 0xff;
            case 3 -> bytes.getShort(at) & 0xffff;
            case 4 -> bytes.getInt(at) & 0xffffffffL;
            case 11 -> bytes.getFloat(at);
            default -> bytes.getDouble(at);
        };
    }

    /// 0 for types that no elevation file needs.
    private static int size(int type) {
        return switch (type) {
            case 1, ASCII, 7 -> 1;
            case 3 -> 2;
            case 4, 11 -> 4;
            case 12 -> 8;
            default -> 0;
        };
    }
}
