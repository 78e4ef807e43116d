package org.marsad.vision.capture;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.FrameStamp.TimeSource;

/// Judges the frames of one connection by their delay, that is arrival minus exposure by the camera's clock.
///
/// The camera's clock may be some seconds off ours, so the delay alone says little; what counts is how much longer it
/// is than the shortest of this connection. A backlog drains; frames that stay late for 10 s mean that the camera's clock
/// was set back, and their delay becomes the new measure. Without sender reports a backlog cannot be told from live frames.
final class FrameTiming {

    private static final Duration LATE_AFTER = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKLOG = Duration.ofSeconds(10);

    /// A step back by more than this is a new setting of the camera's clock, not disorder.
    private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

    private @Nullable Duration shortest;
    private @Nullable Instant last;
    private @Nullable Instant lateSince;

    Timeliness judge(FrameStamp stamp) {
        if (isLate(stamp)) {
            return Timeliness.LATE;
        }
        Instant exposure = stamp.exposureTime();
        if (last != null
                && !exposure.isAfter(last)
                && Duration.between(exposure, last).compareTo(CLOCK_STEP) <= 0) {
            return Timeliness.OUT_OF_ORDER;
        }
        last = exposure;
        return Timeliness.GOOD;
    }

    private boolean isLate(FrameStamp stamp) {
        if (stamp.timeSource() != TimeSource.SENDER_REPORT) {
            return false;
        }
        Duration delay = Duration.between(stamp.exposureTime(), stamp.arrivalTime());
        if (shortest == null || delay.compareTo(shortest) < 0) {
            shortest = delay;
        }
        if (delay.minus(shortest).compareTo(LATE_AFTER) <= 0) {
            lateSince = null;
            return false;
        }
        if (lateSince == null) {
            lateSince = stamp.arrivalTime();
        }
        if (Duration.between(lateSince, stamp.arrivalTime()).compareTo(LONGEST_BACKLOG) > 0) {
            shortest = delay;
            lateSince = null;
            return false;
        }
        return true;
    }
}
