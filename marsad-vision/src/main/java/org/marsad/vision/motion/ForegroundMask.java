package org.marsad.vision.motion;

/// What moves in a frame, at the frame's full size: 255 moving, 0 background, one byte a pixel, row by
/// row without gaps. Borrowed: valid until the next frame is looked at.
public final class ForegroundMask {

    private final byte[] bytes;
    private final int width;
    private final int height;

    ForegroundMask(byte[] bytes, int width, int height) {
        if (bytes.length != width * height) {
            throw new IllegalArgumentException(
                    "mask of %d × %d needs %d bytes, got %d"
                            .formatted(width, height, width * height, bytes.length));
        }
        this.bytes = bytes;
        this.width = width;
        this.height = height;
    }

    /// Not a copy: do not change it.
    public byte[] bytes() {
        return bytes;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean isMoving(int x, int y) {
        return bytes[y * width + x] != 0;
    }

    public int movingPixels() {
        int count = 0;
        for (byte pixel : bytes) {
            count -= pixel >> 7;
        }
        return count;
    }
}
