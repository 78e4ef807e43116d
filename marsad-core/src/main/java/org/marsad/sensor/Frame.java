package org.marsad.sensor;

/// One decoded picture, 4:2:0: luma at full size, the two chroma planes at half size (rounded up).
/// The planes are borrowed, see {@link Plane}.
public record Frame(FrameStamp stamp, Plane luma, Plane chromaBlue, Plane chromaRed) {

    public int width() {
        return luma.width();
    }

    public int height() {
        return luma.height();
    }
}
