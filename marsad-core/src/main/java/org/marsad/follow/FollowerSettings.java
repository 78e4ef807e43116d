package org.marsad.follow;

import java.time.Duration;

/// Every knob of the {@link Follower}: the rules of birth, life and death. A belief is how sure the
/// follower is of one detection, 0 to 1, learnt from what became of others like it.
///
/// @param sureBelief detections from here on are paired first
/// @param leastBelief weaker ones are left out; those between the two prolong a tracklet
/// @param birthBelief a tracklet begins only from here on
/// @param establishedBelief that a tracklet is a thing at all, by all its detections together, for it to be
///     reported; 0.98 takes three good detections
/// @param reportedPresence the mean belief of the last half second from which on a tracklet is reported
/// @param occlusionMemory how long an established tracklet is carried on unseen
/// @param leastSimilarity of two boxes that may be one thing, 0 to 1
/// @param mostTracklets alive at once; when full, nothing new is begun
public record FollowerSettings(
        double sureBelief,
        double leastBelief,
        double birthBelief,
        double establishedBelief,
        double reportedPresence,
        Duration occlusionMemory,
        double leastSimilarity,
        int mostTracklets) {

    private static final int MOST_TRACKLETS = 10_000;

    public FollowerSettings {
        if (!(leastBelief >= 0 && leastBelief <= sureBelief && sureBelief <= 1)) {
            throw new IllegalArgumentException(
                    "beliefs must be 0 <= least <= sure <= 1, was %g, %g"
                            .formatted(leastBelief, sureBelief));
        }
        if (!(isShare(birthBelief)
                && isShare(establishedBelief)
                && isShare(reportedPresence)
                && isShare(leastSimilarity))) {
            throw new IllegalArgumentException(
                    "birth, established, presence and similarity must be 0 to 1, was %g, %g, %g, %g"
                            .formatted(
                                    birthBelief,
                                    establishedBelief,
                                    reportedPresence,
                                    leastSimilarity));
        }
        if (mostTracklets < 1 || mostTracklets > MOST_TRACKLETS || occlusionMemory.isNegative()) {
            throw new IllegalArgumentException(
                    "needs 1 to %d tracklets and memory >= 0, was %d, %s"
                            .formatted(MOST_TRACKLETS, mostTracklets, occlusionMemory));
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /// Suits moving blobs of a fixed camera and boxes of a detector alike.
    public static FollowerSettings standard() {
        return new FollowerSettings(0.6, 0.1, 0.45, 0.98, 0.4, Duration.ofMillis(2500), 0.18, 500);
    }
}
