package org.marsad.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.sensor.SensorId;
import org.marsad.track.motion.Estimate;
import org.marsad.track.motion.Seconds;
import org.marsad.track.partner.PartnerMatch;

/// Reports that say themselves whose they are: beacons by call sign, a partner station's tracks by its number.
///
/// Own forces report themselves. A call sign belongs to one track for good: its beacon is
/// associated by name, never by place. A new call sign joins the track that is seen where it
/// says, if there is exactly one. Where beacon and track contradict, the name follows the
/// beacon and the track's tracklets are let go: whatever pulled it away becomes a track of its own.
///
/// A partner's number belongs to one track until the two contradict. At first it is matched by place and velocity
/// ({@link PartnerMatch}), not with a track that another number of this partner has lately.
final class NamedReports {

    private static final double JOIN_GATE = 9;
    private static final double CONTRADICTION = 30;
    private static final double OLDEST_SECONDS = 60;
    private static final double SPEED_DOUBT_METRES_PER_SECOND = 1;

    /// A partner that calls a track by another number has let go of the first one by then.
    private static final double RENUMBERED_SECONDS = 10;

    /// How much likelier a partner's report is from a thing than from nothing, as a logarithm.
    private static final double PARTNER_EVIDENCE = 3;

    private final TrackerSettings.Gate gate;
    private final TrackletMemory memory;

    NamedReports(TrackerSettings.Gate gate, TrackletMemory memory) {
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

    /// Takes in what a partner station says of its tracks. Gives those that are none of ours yet.
    List<Plot> takePartner(List<Plot> reports, Instant now, List<LiveTrack> tracks) {
        Set<Long> taken = new HashSet<>();
        List<Plot> fresh = new ArrayList<>();
        for (Plot report : reports) {
            long number = memory.trackOf(report);
            Optional<LiveTrack> known = find(number, tracks);
            if (known.isPresent() && squaredDistance(report, known.get(), now) < CONTRADICTION) {
                if (taken.add(number)) {
                    takePartner(report, known.get(), now, tracks);
                }
            } else if (Seconds.between(report.validTime(), now) < OLDEST_SECONDS) {
                fresh.add(report);
            }
        }
        if (fresh.isEmpty()) {
            return fresh;
        }
        SensorId partner = fresh.getFirst().sensor();
        List<PartnerMatch.Candidate> candidates =
                tracks.stream()
                        .filter(track -> !taken.contains(track.number) && !track.word.isMuted())
                        .filter(track -> !isLatelyFrom(partner, track))
                        .map(NamedReports::candidate)
                        .toList();
        List<Estimate> estimates = fresh.stream().map(report -> estimate(report, now)).toList();
        List<Plot> unmatched = new ArrayList<>();
        Map<Integer, Long> matches = PartnerMatch.match(estimates, candidates);
        for (int i = 0; i < fresh.size(); i++) {
            Optional<LiveTrack> match = find(matches.getOrDefault(i, TrackletMemory.NONE), tracks);
            if (match.isPresent()) {
                takePartner(fresh.get(i), match.get(), now, tracks);
            } else {
                unmatched.add(fresh.get(i));
            }
        }
        return unmatched;
    }

    private static Optional<LiveTrack> find(long number, List<LiveTrack> tracks) {
        return tracks.stream().filter(track -> track.number == number).findFirst();
    }

    private static boolean isLatelyFrom(SensorId partner, LiveTrack track) {
        return track.isSeenBy(partner)
                && track.secondsSinceSame(partner) < RENUMBERED_SECONDS
                && !(track.lastUpdate.report().origin() instanceof ReportOrigin.Kept);
    }

    private static PartnerMatch.Candidate candidate(LiveTrack track) {
        return new PartnerMatch.Candidate(
                track.number, track.kinematics().estimate(), track.isOwn());
    }

    private static double squaredDistance(Plot report, LiveTrack track, Instant now) {
        return PartnerMatch.squaredDistance(estimate(report, now), track.kinematics().estimate());
    }

    private static Estimate estimate(Plot report, Instant now) {
        return PartnerMatch.estimate(report, (ReportOrigin.Partner) report.origin(), now);
    }

    /// Takes a partner's report in as the track's own. The partner has confirmed the thing, so belief in it is high from
    /// the start; looks of own sensors that do not find it still count against it.
    void takePartner(Plot report, LiveTrack track, Instant now, List<LiveTrack> tracks) {
        Estimate estimate = estimate(report, now);
        double squared = PartnerMatch.squaredDistance(estimate, track.kinematics().estimate());
        double unseen = track.unseenSeconds();
        track.takeFromPartner(estimate, new TrackUpdate(report, report.validTime(), squared, 0));
        track.existence.report(PARTNER_EVIDENCE, track.stillProbability(), unseen);
        track.status = TrackStatus.CONFIRMED;
        ReportOrigin.Partner partner = (ReportOrigin.Partner) report.origin();
        if (!partner.label().isEmpty() && track.label.name().isEmpty() && !track.isOwn()) {
            track.label = track.label.withName(partner.label());
        }
        memory.claim(report, track, tracks);
    }

    private static double distance(LiveTrack track, Plot plot) {
        return track.fit(plot).squaredDistance();
    }
}
