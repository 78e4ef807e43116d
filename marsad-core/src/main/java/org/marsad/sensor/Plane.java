package org.marsad.sensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One 8-bit plane of a picture, where the decoder left it: row y starts at byte y × stride.
/// Borrowed: the bytes are valid only until the source is asked for its next frame.
public record Plane(MemorySegment bytes, int width, int height, int stride) {

    public Plane {
        if (width <= 0 || height <= 0 || stride < width) {
            throw new IllegalArgumentException(
                    "plane must have width, height > 0 and stride >= width, was %d × %d, stride %d"
                            .formatted(width, height, stride));
        }
        long needed = (long) stride * (height - 1) + width;
        if (bytes.byteSize() < needed) {
            throw new IllegalArgumentException(
                    "plane of %d × %d, stride %d needs %d bytes, got %d"
                            .formatted(width, height, stride, needed, bytes.byteSize()));
        }
    }

    /// The value of a pixel, 0 to 255.
    public int at(int x, int y) {
        return bytes.get(ValueLayout.JAVA_BYTE, (long) y * stride + x) & 0xff;
    }
}
