package org.marsad.follow;

import java.time.Duration;

/// How a {@link Follower} behaves; each knob with the value to begin with.
///
/// @param sureConfidence detections at or above it may start a tracklet (suggested 0.5)
/// @param leastConfidence detections below it are ignored (0.1); between the two they only continue
///     what is there
/// @param detectionsToStart this many make a tracklet (3)
/// @param patience how long a young tracklet may be unseen before it is dropped (0.4 s)
/// @param memory how long an established tracklet is remembered while unseen (3 s)
/// @param maxTracklets more things than this at once are not followed, newest left out (500)
public record FollowerSettings(
        double sureConfidence,
        double leastConfidence,
        int detectionsToStart,
        Duration patience,
        Duration memory,
        int maxTracklets) {

    public static final FollowerSettings DEFAULT =
            new FollowerSettings(0.5, 0.1, 3, Duration.ofMillis(400), Duration.ofSeconds(3), 500);

    public FollowerSettings {
        if (!(leastConfidence >= 0 && sureConfidence >= leastConfidence && sureConfidence <= 1)) {
            throw new IllegalArgumentException(
                    "needs 0 <= least <= sure confidence <= 1, was %g and %g"
                            .formatted(leastConfidence, sureConfidence));
        }
        if (detectionsToStart < 1 || maxTracklets < 1) {
            throw new IllegalArgumentException(
                    "needs at least 1 detection to start and 1 tracklet, was %d and %d"
                            .formatted(detectionsToStart, maxTracklets));
        }
    }
}
