package org.marsad.follow;

import java.time.Instant;

/// Seconds from frame to frame. A frame from the past is refused; five in a row are a clock that was
/// set back, and time goes on from there as if they had come at the pace of the frames before.
final class FrameClock {

    private static final int FRAMES_OF_A_CLOCK_SET_BACK = 5;
    private static final double LONGEST_SECONDS = 1e6;

    private boolean started;
    private long second;
    private int nano;
    private double lastSeconds;
    private int fromThePast;

    /// Seconds since the last frame that counted, 0 at first; negative when this one is refused.
    double advance(Instant time) {
        double seconds = started ? secondsTo(time) : 0;
        if (seconds < 0 && ++fromThePast < FRAMES_OF_A_CLOCK_SET_BACK) {
            return seconds;
        }
        lastSeconds = seconds < 0 ? lastSeconds * fromThePast : Math.min(seconds, LONGEST_SECONDS);
        started = true;
        fromThePast = 0;
        second = time.getEpochSecond();
        nano = time.getNano();
        return lastSeconds;
    }

    private double secondsTo(Instant time) {
        return ((double) time.getEpochSecond() - second) + (time.getNano() - nano) * 1e-9;
    }
}
