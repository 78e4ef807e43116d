package org.marsad.track;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.marsad.detect.ObjectClass;
import org.marsad.track.existence.Existence;
import org.marsad.track.motion.Seconds;

/// Every knob of the {@link Tracker}.
///
/// @param seen for tracks that cameras report
/// @param measured for tracks that sensors report which measure places themselves, such as radars
/// @param along for things of which only a bearing is known
public record TrackerSettings(
        Birth birth,
        Belief seen,
        Belief measured,
        Gate gate,
        Along along,
        Coast coast,
        Limits limits) {

    /// Suits cameras on towers, with radars and own beacons beside them.
    public static TrackerSettings standard() {
        return new TrackerSettings(
                new Birth(3, Duration.ofMillis(300)),
                new Belief(6, 0.25, 0.25, 0.02),
                new Belief(8, 0.5, 0.01, 0.005),
                new Gate(16, 0.9, 1e-6, 600, 0.5, Duration.ofMillis(500), 30),
                new Along(50, 10_000),
                new Coast(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(90),
                        Duration.ofMinutes(6),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(12)),
                new Limits(20_000, 20_000, 20_000, 256));
    }

    /// When a tentative track becomes a confirmed one, beside the evidence in {@link Belief}: both must hold.
    ///
    /// @param reports at least this many
    /// @param span at least this long between the first and the latest report
    public record Birth(int reports, Duration span) {

        public Birth {
            if (reports < 1 || span.isNegative()) {
                throw new IllegalArgumentException(
                        "birth needs reports >= 1 and span >= 0, was %d, %s"
                                .formatted(reports, span));
            }
        }
    }

    /// How belief that a thing is there rules its track. Things that several frames a second watch are
    /// lost for other reasons than those that a radar reports every few seconds.
    ///
    /// @param evidence confirms a track: logarithm of the odds of a real thing against clutter, even before the second
    ///     report; each report adds ln(detection probability × density ÷ clutter), each look without
    ///     one takes away
    /// @param shown a track is in the picture only while it is believed in at least so much, 0 to 1
    /// @param kept below this a track ends; between the two it waits unseen to be found again under its number
    /// @param lostPerWatchedSecond how often a thing disappears behind others in plain view
    public record Belief(double evidence, double shown, double kept, double lostPerWatchedSecond) {

        public Belief {
            if (!(kept > 0 && kept <= shown && shown < 1)) {
                throw new IllegalArgumentException(
                        "belief needs 0 < kept <= shown < 1, was %g, %g".formatted(kept, shown));
            }
        }
    }

    /// Which reports a track may take.
    ///
    /// @param squaredDistance largest Mahalanobis distance²; 16 keeps 99.97 % of its own
    /// @param detectionProbability that a scan has a report of a thing in view
    /// @param clutterPerSquareMetre false or new reports to expect per scan
    /// @param reachMetres no report farther than this from the predicted place is taken
    /// @param persistentShare of the variance of a camera's plot that stays the same from frame to
    ///     frame (how the camera stands, the height of the ground), 0 to 1: more frames don't help
    /// @param correlationTime how long the rest of a camera's error takes to change; frames that
    ///     follow faster count for less
    /// @param ownReachMetres an own track takes no plot farther than this, plus half a standard
    ///     deviation of the plot, from where it should be: nobody else gets its name
    public record Gate(
            double squaredDistance,
            double detectionProbability,
            double clutterPerSquareMetre,
            double reachMetres,
            double persistentShare,
            Duration correlationTime,
            double ownReachMetres) {

        public Gate {
            if (!(detectionProbability > 0
                    && detectionProbability < 1
                    && clutterPerSquareMetre > 0
                    && squaredDistance > 0
                    && reachMetres > 0)) {
                throw new IllegalArgumentException(
                        "gate needs a detection probability between 0 and 1 and positive distance²,"
                                + " clutter and reach, was %g, %g, %g, %g"
                                        .formatted(
                                                detectionProbability,
                                                squaredDistance,
                                                clutterPerSquareMetre,
                                                reachMetres));
            }
            if (!(persistentShare >= 0 && persistentShare < 1)) {
                throw new IllegalArgumentException(
                        "persistent share must be 0 to below 1, was " + persistentShare);
            }
        }
    }

    /// How far along a bearing a thing may be.
    public record Along(double nearestMetres, double farthestMetres) {

        public Along {
            if (!(nearestMetres > 0 && farthestMetres > nearestMetres)) {
                throw new IllegalArgumentException(
                        "along a bearing needs 0 < nearest < farthest, was %g m, %g m"
                                .formatted(nearestMetres, farthestMetres));
            }
        }
    }

    /// How long a confirmed track lives on unseen, at most; where sensors say what they see, its
    /// {@link Existence} ends it sooner.
    ///
    /// @param after unseen for this long (or 2.5 periods of its sensor) it counts as coasting
    /// @param moving a thing that was last seen on the move
    /// @param vehicle a vehicle on the move: behind a ridge, under trees
    /// @param still a thing that stands, or on foot and most likely stopped: detectors of motion
    ///     don't see it
    /// @param own a thing that has reported itself
    /// @param outside a thing that left all pictures and does not go towards another
    public record Coast(
            Duration after,
            Duration moving,
            Duration vehicle,
            Duration still,
            Duration own,
            Duration outside) {

        private static final double STILL_FOR_FOLLOWED = 4;

        /// Whoever was followed for a minute and then crouches is waited for longer than a flicker.
        Existence.Patience patience(
                Belief belief, ObjectClass objectClass, double followedSeconds) {
            return new Existence.Patience(
                    Seconds.of(outside),
                    Seconds.of(objectClass == ObjectClass.VEHICLE ? vehicle : moving),
                    Math.clamp(
                            STILL_FOR_FOLLOWED * followedSeconds,
                            Seconds.of(outside),
                            Seconds.of(still)),
                    belief.lostPerWatchedSecond());
        }

        /// Of all limits.
        Duration shortest() {
            return Stream.of(moving, vehicle, still, own)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        Duration limit(boolean isOwn, boolean isStill, ObjectClass objectClass) {
            if (isOwn) {
                return own;
            }
            if (isStill) {
                return still;
            }
            return objectClass == ObjectClass.VEHICLE ? vehicle : moving;
        }
    }

    /// What bounds memory and time.
    ///
    /// @param tracks alive at once; when full, reports that fit no track start none
    /// @param reportsPerScan the rest of a longer scan is left out
    /// @param tracklets remembered with their tracks; the longest unused are forgotten
    /// @param sensors whose rhythm is known; further ones count as once a second
    public record Limits(int tracks, int reportsPerScan, int tracklets, int sensors) {

        public Limits {
            if (Math.min(Math.min(tracks, reportsPerScan), Math.min(tracklets, sensors)) < 1) {
                throw new IllegalArgumentException(
                        "limits must be at least 1, were %d, %d, %d, %d"
                                .formatted(tracks, reportsPerScan, tracklets, sensors));
            }
        }
    }
}
