package org.marsad.formats.elevation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/// A small GeoTIFF on WGS 84, 7 columns and 5 rows from 10° E, 50° N in steps of 0.5°, in any of the
/// forms that the reader takes. The height of pixel (column, row) is 100 row + column.
record WrittenTiff(
        ByteOrder order, boolean floats, int block, boolean deflated, int predictor, int datum) {

    static final int COLUMNS = 7;
    static final int ROWS = 5;

    /// `block` 0 writes one strip, else square tiles of this size.
    byte[] bytes() {
        int width = block == 0 ? COLUMNS : block;
        int height = block == 0 ? ROWS : block;
        List<byte[]> blocks = new ArrayList<>();
        for (int top = 0; top < ROWS; top += height) {
            for (int left = 0; left < COLUMNS; left += width) {
                blocks.add(pack(encoded(left, top, width, height)));
            }
        }
        return file(blocks);
    }

    private byte[] encoded(int left, int top, int width, int height) {
        int size = floats ? 4 : 2;
        ByteBuffer samples = ByteBuffer.allocate(width * height * size).order(order);
        for (int row = 0; row < height; row++) {
            int before = 0;
            for (int column = 0; column < width; column++) {
                int value = 100 * (top + row) + left + column;
                if (floats) {
                    samples.putFloat(value);
                } else {
                    samples.putShort((short) (predictor == 2 ? value - before : value));
                }
                before = value;
            }
        }
        return predictor == 3 ? spread(samples.array(), width) : samples.array();
    }

    /// TIFF technical note 3, done from its text: bytes by significance, then differences.
    private byte[] spread(byte[] samples, int width) {
        byte[] result = new byte[samples.length];
        for (int row = 0; row < samples.length / (4 * width); row++) {
            int start = row * 4 * width;
            for (int column = 0; column < width; column++) {
                for (int k = 0; k < 4; k++) {
                    int from = order == ByteOrder.BIG_ENDIAN ? k : 3 - k;
                    result[start + k * width + column] = samples[start + 4 * column + from];
                }
            }
            for (int i = 4 * width - 1; i > 0; i--) {
                result[start + i] -= result[start + i - 1];
            }
        }
        return result;
    }

    private byte[] pack(byte[] plain) {
        if (!deflated) {
            return plain;
        }
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            byte[] packed = new byte[plain.length * 2 + 64];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private byte[] file(List<byte[]> blocks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int[] offsets = new int[blocks.size()];
        int[] lengths = new int[blocks.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = 8 + body.size();
            lengths[i] = blocks.get(i).length;
            body.writeBytes(blocks.get(i));
        }
        TreeMap<Integer, byte[]> tags = new TreeMap<>();
        tags.put(256, longs(COLUMNS));
        tags.put(257, longs(ROWS));
        tags.put(258, longs(floats ? 32 : 16));
        tags.put(259, longs(deflated ? 8 : 1));
        tags.put(block == 0 ? 273 : 324, longs(offsets));
        tags.put(block == 0 ? 279 : 325, longs(lengths));
        if (block == 0) {
            tags.put(278, longs(ROWS));
        } else {
            tags.put(322, longs(block));
            tags.put(323, longs(block));
        }
        tags.put(317, longs(predictor));
        tags.put(339, longs(floats ? 3 : 2));
        tags.put(33550, doubles(0.5, 0.5, 0));
        tags.put(33922, doubles(0, 0, 0, 10, 50, 0));
        tags.put(34735, longs(1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 2, 2048, 0, 1, datum));
        tags.put(42113, "203\0".getBytes(StandardCharsets.US_ASCII));
        return assembled(body.toByteArray(), tags);
    }

    private byte[] assembled(byte[] body, TreeMap<Integer, byte[]> tags) {
        int directory = 8 + body.length;
        int extra = directory + 2 + 12 * tags.size() + 4;
        int total = extra + tags.values().stream().mapToInt(v -> v.length).sum();
        ByteBuffer file = ByteBuffer.allocate(total).order(order);
        file.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        file.putShort((short) 42).putInt(directory).put(body).putShort((short) tags.size());
        for (var tag : tags.entrySet()) {
            int type =
                    tag.getKey() == 42113
                            ? 2
                            : tag.getKey() == 33550 || tag.getKey() == 33922 ? 12 : 4;
            int size = type == 2 ? 1 : type == 12 ? 8 : 4;
            byte[] value = tag.getValue();
            file.putShort((short) (int) tag.getKey())
                    .putShort((short) type)
                    .putInt(value.length / size);
            if (value.length <= 4) {
                file.put(Arrays.copyOf(value, 4));
            } else {
                file.putInt(extra);
                file.put(extra, value);
                extra += value.length;
            }
        }
        return file.array();
    }

    private byte[] longs(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private byte[] doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }
}
