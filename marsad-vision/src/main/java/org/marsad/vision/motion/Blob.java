package org.marsad.vision.motion;

/// One connected piece of foreground, working pixels; right and bottom are exclusive.
record Blob(int left, int top, int right, int bottom, int area) {

    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }
}
