package org.marsad.sim.scenario;

/// From a second (included) to a later one (not included).
public record Span(double fromSeconds, double untilSeconds) {

    public Span {
        if (!(fromSeconds < untilSeconds)) {
            throw new IllegalArgumentException(
                    "a span ends after it begins, was %g to %g"
                            .formatted(fromSeconds, untilSeconds));
        }
    }

    public boolean holds(double seconds) {
        return seconds >= fromSeconds && seconds < untilSeconds;
    }
}
