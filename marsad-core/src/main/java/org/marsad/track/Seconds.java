package org.marsad.track;

import java.time.Duration;
import java.time.Instant;

/// Spans of time as the filters need them, exact to the nanosecond.
final class Seconds {

    private Seconds() {}

    static double between(Instant from, Instant to) {
        return of(Duration.between(from, to));
    }

    static double of(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }
}
