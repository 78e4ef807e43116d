package org.marsad.track;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.track.motion.Estimate;
import org.marsad.track.motion.Seconds;

/// Own forces that report themselves. A call sign belongs to one track for good: its beacon is
/// associated by name, never by place. A new call sign joins the track that is seen where it
/// says, if there is exactly one. Where beacon and track contradict, the name follows the
/// beacon and the track's tracklets are let go: whatever pulled it away becomes a track of its own.
final class Beacons {

    private static final double JOIN_GATE = 9;
    private static final double CONTRADICTION = 30;
    private static final double OLDEST_SECONDS = 60;
    private static final double SPEED_DOUBT_METRES_PER_SECOND = 1;

    private final TrackerSettings.Gate gate;
    private final TrackletMemory memory;

    Beacons(TrackerSettings.Gate gate, TrackletMemory memory) {
        this.gate = gate;
        this.memory = memory;
    }

    /// The track that took the beacon in; empty when a new one has to be born, or when the report is
    /// older than a minute and says nothing about now.
    Optional<LiveTrack> findTaker(
            Plot beacon, String callSign, Instant now, List<LiveTrack> tracks) {
        Optional<LiveTrack> known =
                tracks.stream().filter(t -> t.label.callSign().equals(callSign)).findFirst();
        if (known.isPresent()) {
            takeKnown(known.get(), beacon, now);
            return known;
        }
        List<LiveTrack> standingThere =
                tracks.stream().filter(t -> canBecomeOwn(t, beacon)).limit(2).toList();
        if (standingThere.size() != 1) {
            return Optional.empty();
        }
        LiveTrack joined = standingThere.getFirst();
        joined.label = joined.label.withCallSign(callSign);
        joined.status = TrackStatus.CONFIRMED;
        joined.take(
                beacon,
                new TrackUpdate(beacon, beacon.validTime(), distance(joined, beacon), 0),
                gate);
        return Optional.of(joined);
    }

    private static boolean canBecomeOwn(LiveTrack track, Plot beacon) {
        return !track.isOwn()
                && !track.word.isMuted()
                && track.status != TrackStatus.COASTING
                && distance(track, beacon) < JOIN_GATE;
    }

    private void takeKnown(LiveTrack track, Plot beacon, Instant now) {
        double ageSeconds = Seconds.between(beacon.validTime(), now);
        if (ageSeconds > OLDEST_SECONDS) {
            return;
        }
        Plot brought = broughtForward(beacon, track.now().together(), ageSeconds);
        double distance = distance(track, brought);
        TrackUpdate update = new TrackUpdate(beacon, beacon.validTime(), distance, 0);
        if (distance > CONTRADICTION) {
            memory.redirect(track.number, OptionalLong.empty());
            track.restartAt(brought, update, gate);
        } else {
            track.take(brought, update, gate);
        }
    }

    /// Where a late beacon's bearer is by now: moved on with the track, less sure by the delay.
    private static Plot broughtForward(Plot beacon, Estimate motion, double ageSeconds) {
        if (ageSeconds <= 0) {
            return beacon;
        }
        EastNorthUp moved =
                beacon.position()
                        .plus(
                                new EastNorthUp(
                                                motion.eastMetresPerSecond(),
                                                motion.northMetresPerSecond(),
                                                0)
                                        .times(ageSeconds));
        double doubtMetres = SPEED_DOUBT_METRES_PER_SECOND * ageSeconds;
        return new Plot(
                beacon.sensor(),
                beacon.validTime(),
                moved,
                beacon.covariance().plus(GroundCovariance.ofCircle(doubtMetres)),
                beacon.classification(),
                beacon.origin());
    }

    private static double distance(LiveTrack track, Plot plot) {
        return track.fit(plot).squaredDistance();
    }
}
