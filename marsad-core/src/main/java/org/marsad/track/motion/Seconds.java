package org.marsad.track.motion;

import java.time.Duration;
import java.time.Instant;

/// Spans of time as the filters need them, exact to the nanosecond.
public final class Seconds {

    private Seconds() {}

    public static double between(Instant from, Instant to) {
        return to.getEpochSecond() - from.getEpochSecond() + (to.getNano() - from.getNano()) * 1e-9;
    }

    public static double of(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }
}
