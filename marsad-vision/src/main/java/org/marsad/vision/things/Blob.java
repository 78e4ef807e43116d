package org.marsad.vision.things;

/// One connected piece of foreground, working pixels; right and bottom are exclusive.
public record Blob(int left, int top, int right, int bottom, int area) {

    public int width() {
        return right - left;
    }

    public int height() {
        return bottom - top;
    }
}
