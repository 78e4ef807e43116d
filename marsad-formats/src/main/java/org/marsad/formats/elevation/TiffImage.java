package org.marsad.formats.elevation;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.marsad.formats.UnusableFileException;

/// The samples of a one-band TIFF: int16, uint16, int32 or float32, in strips or tiles, plain or
/// deflated, with or without a predictor. Row 0 is the upper one, as in the file.
final class TiffImage {

    private static final int PLAIN = 1;
    private static final int DEFLATE = 8;
    private static final int OLD_DEFLATE = 32946;
    private static final int HORIZONTAL = 2;
    private static final int FLOATING = 3;
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;

    private final TiffTags tags;
    private final int width;
    private final int height;
    private final int sampleBytes;
    private final int sampleFormat;
    private final int compression;
    private final int predictor;

    TiffImage(TiffTags tags) throws UnusableFileException {
        this.tags = tags;
        this.width = (int) tags.number(256, 0);
        this.height = (int) tags.number(257, 0);
        this.sampleBytes = (int) tags.number(258, 1) / 8;
        this.sampleFormat = (int) tags.number(339, 1);
        this.compression = (int) tags.number(259, PLAIN);
        this.predictor = (int) tags.number(317, 1);
        require(
                width >= 2 && height >= 2 && (long) width * height <= GeodeticLattice.MAXIMUM_POSTS,
                "2 × 2 up to %d posts".formatted(GeodeticLattice.MAXIMUM_POSTS),
                width + " × " + height);
        require(tags.number(277, 1) == 1, "one band", (int) tags.number(277, 1) + " bands");
        require(
                (sampleBytes == 2 && sampleFormat <= SIGNED)
                        || (sampleBytes == 4 && (sampleFormat == SIGNED || sampleFormat == FLOAT)),
                "heights as int16 or float32",
                "%d bits of sample format %d".formatted(8 * sampleBytes, sampleFormat));
        require(
                compression == PLAIN || compression == DEFLATE || compression == OLD_DEFLATE,
                "no compression or deflate",
                "compression " + compression);
        require(
                predictor == 1
                        || (predictor == HORIZONTAL && sampleFormat != FLOAT)
                        || (predictor == FLOATING && sampleFormat == FLOAT),
                "predictor 1, 2 (whole numbers) or 3 (float)",
                "predictor " + predictor);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    float[] samples() throws UnusableFileException {
        boolean tiled = tags.findNumbers(324).isPresent();
        int blockWidth = tiled ? (int) tags.number(322, 0) : width;
        int blockHeight = tiled ? (int) tags.number(323, 0) : (int) tags.number(278, height);
        blockHeight = tiled ? blockHeight : Math.min(blockHeight, height);
        double[] offsets = tags.findNumbers(tiled ? 324 : 273).orElse(new double[0]);
        double[] lengths = tags.findNumbers(tiled ? 325 : 279).orElse(new double[0]);
        require(
                blockWidth > 0
                        && blockHeight > 0
                        && (long) blockWidth * blockHeight <= GeodeticLattice.MAXIMUM_POSTS,
                "strips or tiles of a sensible size",
                blockWidth + " × " + blockHeight);
        int across = (width + blockWidth - 1) / blockWidth;
        int down = (height + blockHeight - 1) / blockHeight;
        require(
                offsets.length == across * down && lengths.length == offsets.length,
                across * down + " strips or tiles",
                offsets.length + " with " + lengths.length + " lengths");
        float[] samples = new float[width * height];
        for (int block = 0; block < offsets.length; block++) {
            int left = block % across * blockWidth;
            int top = block / across * blockHeight;
            int rows = tiled ? blockHeight : Math.min(blockHeight, height - top);
            ByteBuffer unpacked = unpack(offsets[block], lengths[block], blockWidth, rows);
            copy(unpacked, blockWidth, left, top, samples);
        }
        return samples;
    }

    private void copy(ByteBuffer block, int blockWidth, int left, int top, float[] samples) {
        int rows = Math.min(block.capacity() / (blockWidth * sampleBytes), height - top);
        int columns = Math.min(blockWidth, width - left);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                samples[(top + row) * width + left + column] =
                        sample(block, (row * blockWidth + column) * sampleBytes);
            }
        }
    }

    private float sample(ByteBuffer block, int at) {
        if (sampleFormat == FLOAT) {
            return block.getFloat(at);
        }
        if (sampleBytes == 4) {
            return block.getInt(at);
        }
        short value = block.getShort(at);
        return sampleFormat == SIGNED ? value : value & 0xffff;
    }

    private ByteBuffer unpack(double offset, double length, int blockWidth, int rows)
            throws UnusableFileException {
        ByteBuffer file = tags.bytes();
        int wanted = blockWidth * rows * sampleBytes;
        require(
                offset + length <= file.capacity() && (compression != PLAIN || length >= wanted),
                "a strip or tile of %d bytes within %d".formatted(wanted, file.capacity()),
                "%d bytes at %d".formatted((long) length, (long) offset));
        byte[] block = new byte[wanted];
        if (compression == PLAIN) {
            file.get((int) offset, block);
        } else {
            byte[] packed = new byte[(int) length];
            file.get((int) offset, packed);
            inflate(packed, block);
        }
        if (predictor == FLOATING) {
            return ByteBuffer.wrap(withoutFloatingPredictor(block, blockWidth));
        }
        ByteBuffer samples = ByteBuffer.wrap(block).order(file.order());
        if (predictor == HORIZONTAL) {
            sumRows(samples, blockWidth);
        }
        return samples;
    }

    private void inflate(byte[] packed, byte[] block) throws UnusableFileException {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            int done = 0;
            while (done < block.length) {
                int more = inflater.inflate(block, done, block.length - done);
                if (more == 0) {
                    throw tags.unusable(
                            "a deflated strip or tile gives %d bytes, expected %d; copy it again"
                                    .formatted(done, block.length));
                }
                done += more;
            }
        } catch (DataFormatException e) {
            throw tags.unusable(
                    "a deflated strip or tile is damaged (%s); copy it again"
                            .formatted(e.getMessage()));
        }
    }

    private void sumRows(ByteBuffer samples, int blockWidth) {
        for (int i = 0; i < samples.capacity() / sampleBytes; i++) {
            if (i % blockWidth != 0) {
                int at = i * sampleBytes;
                if (sampleBytes == 2) {
                    samples.putShort(at, (short) (samples.getShort(at) + samples.getShort(at - 2)));
                } else {
                    samples.putInt(at, samples.getInt(at) + samples.getInt(at - 4));
                }
            }
        }
    }

    /// Each row holds all first bytes of its floats, most significant first, then all second ones…,
    /// and every byte is the difference to the one before. Adobe, TIFF Technical Note 3 (2005).
    private static byte[] withoutFloatingPredictor(byte[] block, int blockWidth) {
        byte[] floats = new byte[block.length];
        int rowBytes = 4 * blockWidth;
        for (int row = 0; row < block.length; row += rowBytes) {
            for (int i = 1; i < rowBytes; i++) {
                block[row + i] += block[row + i - 1];
            }
            for (int i = 0; i < rowBytes; i++) {
                floats[row + i] = block[row + (i % 4) * blockWidth + i / 4];
            }
        }
        return floats;
    }

    private void require(boolean holds, String expected, String came) throws UnusableFileException {
        if (!holds) {
            throw tags.unusable(
                    "GeoTIFF: expected %s, came %s; write it again in this form"
                            .formatted(expected, came));
        }
    }
}
