package org.marsad.vision.motion;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long the pictures of a camera are apart, as a slow mean of their exposure times.
final class Rhythm {

    private static final double USUAL_SECONDS = 0.04;
    private static final double SHORTEST_SECONDS = 0.004;
    private static final double LONGEST_SECONDS = 2;
    private static final double SLOWNESS = 0.1;

    private @Nullable Instant previous;
    private double seconds = USUAL_SECONDS;
    private int count;

    void took(Instant exposureTime) {
        if (previous != null) {
            double apart =
                    Math.clamp(
                            Duration.between(previous, exposureTime).toNanos() * 1e-9,
                            SHORTEST_SECONDS,
                            LONGEST_SECONDS);
            count++;
            seconds += Math.max(SLOWNESS, 1.0 / count) * (apart - seconds);
        }
        previous = exposureTime;
    }

    double secondsPerPicture() {
        return seconds;
    }
}
