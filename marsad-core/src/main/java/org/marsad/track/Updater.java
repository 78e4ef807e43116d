package org.marsad.track;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.marsad.locate.Plot;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.track.bearing.LearntBearings;
import org.marsad.track.bearing.PlaceBelief;
import org.marsad.track.consistency.StatedSpread;
import org.marsad.track.existence.Existence;
import org.marsad.track.existence.Look;
import org.marsad.track.existence.SensorView;
import org.marsad.track.existence.SensorViews;
import org.marsad.track.motion.Seconds;
import org.marsad.track.sensing.LearntSensor;

/// Tells each track what a scan says about it: its report and how likely that is its own, or the look that did
/// not find it.
final class Updater {

    /// How much a look still says against a track whose report may have gone to another.
    private static final double OUTBID_SHARE = 0.2;

    private static final double BLIND = 0.02;
    private static final double STEP_SECONDS = 1;

    private final TrackerSettings settings;
    private final SensorViews views;
    final StatedSpread spread;
    private final LearntBearings bearings;

    Updater(TrackerSettings settings, SensorViews views, LearntBearings bearings) {
        this.settings = settings;
        this.views = views;
        this.spread = new StatedSpread(settings.limits().sensors());
        this.bearings = bearings;
    }

    /// One look of one sensor.
    ///
    /// @param seconds since its last one
    record Sweep(SensorId sensor, Instant time, double seconds, Optional<LearntSensor> learnt) {}

    /// Whose each report of a look is.
    record Claims(Association plots, BearingAssociation bearings) {

        boolean isReported(int row) {
            return plots.reportOf(row) >= 0 || bearings.isReported(row);
        }

        TrackUpdate update(int row) {
            return plots.reportOf(row) >= 0 ? plots.update(row) : bearings.update(row);
        }

        double evidence(int row) {
            return plots.reportOf(row) >= 0 ? plots.evidence(row) : bearings.evidence(row);
        }
    }

    void update(Sweep sweep, List<LiveTrack> tracks, Claims claims) {
        for (int row = 0; row < tracks.size(); row++) {
            LiveTrack track = tracks.get(row);
            boolean isReported = claims.isReported(row);
            if (!isReported && isBlind(sweep, track)) {
                continue;
            }
            if (sweep.learnt.isPresent()) {
                learn(sweep.learnt.get(), track, claims, row);
            }
            if (isReported) {
                take(sweep, track, claims, row);
            } else if (track.status == TrackStatus.TENTATIVE) {
                missTentative(sweep, track);
            } else if (!track.isOwn() && track.isSilent()) {
                miss(sweep, track, claims.plots.isOutbid(row));
            }
        }
    }

    /// Whether a look says nothing about a track, because the sensor hardly ever reports things there.
    private static boolean isBlind(Sweep sweep, LiveTrack track) {
        return sweep.learnt.isPresent() && detected(sweep.learnt.get(), track) < BLIND;
    }

    private static double detected(LearntSensor sensor, LiveTrack track) {
        return sensor.detectionProbability(track.roughEast(), track.roughNorth());
    }

    private void learnSpread(LiveTrack track, List<Association.Share> shares) {
        if (track.isAlong()) {
            return;
        }
        for (Association.Share share : shares) {
            Plot plot = share.plot();
            spread.add(track.together(), plot, share.probability(), track.comparing(plot));
        }
    }

    private void learn(LearntSensor sensor, LiveTrack track, Claims claims, int row) {
        boolean isReported = claims.isReported(row);
        if (!isReported) {
            track.place.miss(detected(sensor, track));
        }
        if (track.status != TrackStatus.TENTATIVE
                && track.place.isKnown()
                && !track.isOwn()
                && !track.word.isMuted()) {
            learnSight(sensor, track, isReported);
            learnSpread(track, claims.plots.shares(row));
        }
    }

    private static void learnSight(LearntSensor sensor, LiveTrack track, boolean isReported) {
        if (isReported) {
            track.looks.settle();
            sensor.lookAt(track.roughEast(), track.roughNorth(), track.stood(), true);
        } else {
            track.looks.miss(sensor, track.roughEast(), track.roughNorth(), track.stood());
        }
    }

    private void take(Sweep sweep, LiveTrack track, Claims claims, int row) {
        double seconds = track.unseenSeconds();
        double evidence = claims.evidence(row);
        place(track, claims.update(row).report(), evidence);
        move(track, claims, row);
        if (track.lastUpdate.report() instanceof Strobe strobe) {
            track.place.move(strobe, track.stillProbability(), track.now().together());
        }
        track.existence.report(evidence, track.stillProbability(), seconds);
        confirm(track, sweep.time);
    }

    /// What a report says of where its track is, before it is taken in.
    private void place(LiveTrack track, TargetReport report, double evidence) {
        TargetReport before = track.lastUpdate.report();
        double seconds = track.unseenSeconds();
        if (PlaceBelief.isTold(report, before, seconds, track.now().together())) {
            track.place.report(evidence, track.belief(settings).evidence());
        } else {
            track.place.bearing();
        }
        if (report instanceof Strobe after
                && before instanceof Strobe strobe
                && after.sensor().equals(strobe.sensor())
                && seconds < STEP_SECONDS) {
            bearings.step(strobe, after);
        }
    }

    /// Takes its reports into a track's motion, and no more.
    void move(LiveTrack track, Claims claims, int row) {
        TrackUpdate update = claims.update(row);
        if (update.report() instanceof Plot plot) {
            if (claims.plots.isWeighed()) {
                track.take(claims.plots.shares(row), update, settings.gate());
            } else {
                track.take(plot, update, settings.gate());
            }
        } else {
            track.takeBearings(claims.bearings.chances(row), update);
        }
    }

    private void confirm(LiveTrack track, Instant time) {
        TrackerSettings.Birth birth = settings.birth();
        if (track.status == TrackStatus.TENTATIVE
                && track.hits >= birth.reports()
                && track.existence.logOdds() >= track.belief(settings).evidence()
                && Seconds.between(track.firstTime, time) >= Seconds.of(birth.span())) {
            track.status = TrackStatus.CONFIRMED;
        }
    }

    private void missTentative(Sweep sweep, LiveTrack track) {
        if (sweep.learnt.isPresent()) {
            track.existence.missTentative(1 - detected(sweep.learnt.get(), track));
        } else if (track.isSeenBy(sweep.sensor)) {
            track.missesInARow++;
            track.existence.missTentative(1 - settings.gate().detectionProbability());
        }
    }

    private void miss(Sweep sweep, LiveTrack track, boolean isOutbid) {
        Optional<SensorView> view = views.find(sweep.sensor);
        if (view.isEmpty()) {
            return;
        }
        track.isOutbid = isOutbid;
        Look look = SensorViews.look(view.get(), track.whereabouts());
        double share = isOutbid ? OUTBID_SHARE : 1;
        double stands = sweep.learnt.map(LearntSensor::standingShare).orElse(1.0);
        double standing = share * stands * look.standing();
        track.existence.miss(
                share * look.moving(),
                standing,
                sweep.learnt.isPresent() ? standing : 0,
                Math.min(sweep.seconds / Existence.LOOK_SECONDS, 1));
    }
}
