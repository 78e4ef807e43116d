package org.marsad.vision.encode;

/// How to encode H.264. Sizes are even, since 4:2:0 H.264 knows no others here.
///
/// @param frameRateHz nominal; exposure times may differ from it
/// @param keyFrameInterval frames from one key picture to the next: a new viewer waits at most so long
public record H264Settings(
        int width, int height, double frameRateHz, int bitsPerSecond, int keyFrameInterval) {

    private static final int MIN_SIDE = 16;
    private static final int MAX_SIDE = 4096;
    private static final int MAX_INTERVAL = 10_000;

    public H264Settings {
        checkSide("width", width);
        checkSide("height", height);
        if (!(frameRateHz > 0 && frameRateHz <= 240)) {
            throw new IllegalArgumentException(
                    "frame rate must be more than 0 and at most 240 Hz, was " + frameRateHz);
        }
        if (bitsPerSecond < 10_000 || bitsPerSecond > 200_000_000) {
            throw new IllegalArgumentException(
                    "bit rate must be 10,000 to 200,000,000 bits per second, was " + bitsPerSecond);
        }
        if (keyFrameInterval < 1 || keyFrameInterval > MAX_INTERVAL) {
            throw new IllegalArgumentException(
                    "key frame interval must be 1 to %d frames, was %d"
                            .formatted(MAX_INTERVAL, keyFrameInterval));
        }
    }

    /// A bit rate that looks good (0.1 bit a pixel) and a key picture every 2 s.
    public static H264Settings of(int width, int height, double frameRateHz) {
        double bits = 0.1 * width * height * frameRateHz;
        return new H264Settings(
                width,
                height,
                frameRateHz,
                (int) Math.clamp(bits, 100_000, 200_000_000),
                Math.clamp(Math.round(2 * frameRateHz), 1, MAX_INTERVAL));
    }

    private static void checkSide(String name, int pixels) {
        if (pixels < MIN_SIDE || pixels > MAX_SIDE || pixels % 2 != 0) {
            throw new IllegalArgumentException(
                    "%s must be even, %d to %d pixels, was %d"
                            .formatted(name, MIN_SIDE, MAX_SIDE, pixels));
        }
    }
}
