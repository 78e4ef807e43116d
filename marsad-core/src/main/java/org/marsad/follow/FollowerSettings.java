package org.marsad.follow;

import java.time.Duration;

/// Every knob of the {@link Follower}.
///
/// @param highConfidence detections from here on are paired first; suggested 0.5
/// @param lowConfidence weaker ones are left out; those between the two only prolong a tracklet
/// @param birthConfidence a tracklet begins only from here on; suggested 0.5 to 0.6
/// @param establishedAfter detections until a tracklet is reported; suggested 3 for motion blobs
/// @param occlusionMemory how long an established tracklet is carried on unseen
/// @param leastSimilarity of two boxes that may be one thing, 0 to 1
/// @param fastestPixelsPerSecond standard deviation of the speed that a new thing of no size may
///     have; its size per second comes on top
/// @param mostTracklets alive at once; when full, nothing new is begun
public record FollowerSettings(
        double highConfidence,
        double lowConfidence,
        double birthConfidence,
        int establishedAfter,
        Duration occlusionMemory,
        double leastSimilarity,
        double fastestPixelsPerSecond,
        int mostTracklets) {

    public FollowerSettings {
        if (!(lowConfidence <= highConfidence && lowConfidence >= 0 && highConfidence <= 1)) {
            throw new IllegalArgumentException(
                    "confidence must be 0 <= low <= high <= 1, was %g, %g"
                            .formatted(lowConfidence, highConfidence));
        }
        if (establishedAfter < 1 || mostTracklets < 1 || occlusionMemory.isNegative()) {
            throw new IllegalArgumentException(
                    "needs established >= 1, most >= 1, memory >= 0, was %d, %d, %s"
                            .formatted(establishedAfter, mostTracklets, occlusionMemory));
        }
    }

    /// Suits moving blobs of a fixed camera and boxes of a detector alike.
    public static FollowerSettings standard() {
        return new FollowerSettings(0.5, 0.1, 0.5, 3, Duration.ofMillis(2500), 0.15, 100, 500);
    }
}
