package org.marsad.vision.motion;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.marsad.sensor.Frame;
import org.marsad.sensor.Plane;

/// A frame at the working size, on the heap: luma, and chroma at half the frame's size or at the
/// working size, whichever is smaller.
final class WorkingPicture {

    static final int GREY_CHROMA = 3;
    private static final double MOST_COLOURED = 0.01;

    final int frameWidth;
    final int frameHeight;

    /// Frame pixels per working pixel, each way: 1, 2, 4 or 8.
    final int scale;

    final int width;
    final int height;

    /// Working pixels per chroma pixel as a shift: 1 at scale 1, else 0.
    final int chromaShift;

    final int chromaWidth;
    final int chromaHeight;
    final byte[] luma;
    final byte[] blue;
    final byte[] red;
    private final byte[] upper;
    private final byte[] lower;

    WorkingPicture(int frameWidth, int frameHeight, int workingPixels) {
        int factor = 1;
        while (factor < 8
                && (long) (frameWidth / factor) * (frameHeight / factor) > workingPixels) {
            factor *= 2;
        }
        this.frameWidth = frameWidth;
        this.frameHeight = frameHeight;
        this.scale = factor;
        this.width = Math.max(1, frameWidth / factor);
        this.height = Math.max(1, frameHeight / factor);
        this.chromaShift = factor == 1 ? 1 : 0;
        this.chromaWidth = factor == 1 ? (width + 1) / 2 : width;
        this.chromaHeight = factor == 1 ? (height + 1) / 2 : height;
        this.luma = new byte[width * height];
        this.blue = new byte[chromaWidth * chromaHeight];
        this.red = new byte[chromaWidth * chromaHeight];
        this.upper = new byte[frameWidth];
        this.lower = new byte[frameWidth];
    }

    boolean fits(Frame frame) {
        return frame.width() == frameWidth && frame.height() == frameHeight;
    }

    void take(Frame frame) {
        shrink(frame.luma(), scale, luma, width, height);
        int chromaScale = Math.max(1, scale / 2);
        shrink(frame.chromaBlue(), chromaScale, blue, chromaWidth, chromaHeight);
        shrink(frame.chromaRed(), chromaScale, red, chromaWidth, chromaHeight);
    }

    private void shrink(Plane plane, int factor, byte[] to, int toWidth, int toHeight) {
        MemorySegment bytes = plane.bytes();
        for (int y = 0; y < toHeight; y++) {
            long row = (long) y * factor * plane.stride();
            if (factor == 1) {
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, row, to, y * toWidth, toWidth);
            } else {
                // The mean of the middle 2 × 2 of each factor × factor block: exact for 2.
                long first = row + (long) (factor / 2 - 1) * plane.stride();
                int length = plane.width();
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, first, upper, 0, length);
                MemorySegment.copy(
                        bytes, ValueLayout.JAVA_BYTE, first + plane.stride(), lower, 0, length);
                average(to, y * toWidth, toWidth, factor);
            }
        }
    }

    private void average(byte[] to, int from, int count, int factor) {
        int offset = factor / 2 - 1;
        for (int x = 0; x < count; x++) {
            int left = x * factor + offset;
            int sum =
                    (upper[left] & 0xff)
                            + (upper[left + 1] & 0xff)
                            + (lower[left] & 0xff)
                            + (lower[left + 1] & 0xff);
            to[from + x] = (byte) ((sum + 2) >> 2);
        }
    }

    /// Whether the camera has left colour, as it does at night: hardly any pixel of a thousand has some.
    boolean isColourless() {
        int step = Math.max(1, blue.length / 1000);
        int coloured = 0;
        for (int i = 0; i < blue.length; i += step) {
            boolean grey =
                    Math.abs((blue[i] & 0xff) - 128) <= GREY_CHROMA
                            && Math.abs((red[i] & 0xff) - 128) <= GREY_CHROMA;
            coloured += grey ? 0 : 1;
        }
        return coloured * step < MOST_COLOURED * blue.length;
    }

    int chromaIndex(int x, int y) {
        return (y >> chromaShift) * chromaWidth + (x >> chromaShift);
    }

    /// The chroma of up to eight pixels from an even one to the right.
    long chroma(byte[] plane, int x, int y, int count) {
        int at = chromaIndex(x, y);
        return chromaShift == 0
                ? Eight.get(plane, at, count)
                : Eight.twice(Eight.get(plane, at, (count + 1) / 2));
    }

    /// Luma, chroma blue, chroma red of a pixel in the three low bytes.
    int colour(int x, int y) {
        int chroma = chromaIndex(x, y);
        return (luma[y * width + x] & 0xff)
                | (blue[chroma] & 0xff) << 8
                | (red[chroma] & 0xff) << 16;
    }

    void clear() {
        Arrays.fill(luma, (byte) 0);
    }
}
