package org.marsad.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.track.Association.Share;
import org.marsad.track.bearing.PlaceBelief;
import org.marsad.track.existence.Existence;
import org.marsad.track.existence.Heights;
import org.marsad.track.existence.Outlook;
import org.marsad.track.existence.SensorViews;
import org.marsad.track.existence.Silence;
import org.marsad.track.history.LastReports;
import org.marsad.track.identity.ClassEvidence;
import org.marsad.track.identity.TrackLabel;
import org.marsad.track.motion.Chance;
import org.marsad.track.motion.Estimate;
import org.marsad.track.motion.Extent;
import org.marsad.track.motion.MotionHypotheses;
import org.marsad.track.motion.MotionMixture;
import org.marsad.track.motion.MotionMixture.Fit;
import org.marsad.track.motion.Seconds;
import org.marsad.track.partner.PartnerMatch;
import org.marsad.track.sensing.PendingLooks;
import org.marsad.track.sensing.PersistentError;

/// One track while it lives: the mutable side of {@link Track}, owned by the {@link Tracker}.
///
/// A camera's error has two parts. One stays the same from frame to frame (how the camera stands,
/// the height of the ground): the filter never sees it shrink, it is kept aside as {@link #floor},
/// added to every gate of another sensor and to what the track states of itself. The other changes
/// within about half a second: frames that come faster are taken in with a larger variance.
final class LiveTrack {

    private static final double HEIGHT_SHARE = 0.3;
    private static final double WIDTH_SHARE = 0.1;

    /// Faster than those who walk beside a vehicle, m/s.
    private static final double DRIVING_SPEED = 4;

    /// Squared Mahalanobis distance that 95 % of the parts of one vehicle are within.
    private static final double PART_GATE = 6;

    /// Standard deviation of the seen place from the middle of a vehicle: a fourth of a car's length.
    private static final double VEHICLE_EXTENT_METRES = 1.1;

    /// What the very first look counts for its class, as time since one before.
    private static final double FIRST_LOOK_SECONDS = 0.25;

    private static final double SILENT_SECONDS = 0.25;
    private static final double CERTAIN = 0.98;

    /// Of those that fall silent in plain view, and would seem to have stopped, so many have.
    private static final double HALTING_SHARE = 1.0 / 3;

    final long number;
    Instant firstTime;
    final SensorId firstSensor;
    private final ClassEvidence classes;
    private final LastReports lastBySensor;

    TrackStatus status = TrackStatus.TENTATIVE;
    TrackLabel label = TrackLabel.NONE;
    final Rulings.Word word = new Rulings.Word();
    TrackUpdate lastUpdate;
    int hits = 1;
    int missesInARow;

    /// Whether the latest look had a report that might have been its own and went to another.
    boolean isOutbid;

    final Existence existence;
    final PlaceBelief place = new PlaceBelief();
    final PendingLooks looks = new PendingLooks();

    /// Until the next report is overdue.
    double patienceSeconds = 1;

    private final MotionHypotheses atSight = new MotionHypotheses();
    private final MotionHypotheses now = new MotionHypotheses();
    private boolean isForetold = true;
    private Instant seenTime;
    private Instant nowTime;
    private double upMetres;
    private double widthMetres;
    private PersistentError floor;
    private final Silence silence;

    private LiveTrack(long number, TargetReport first) {
        this.number = number;
        this.firstTime = first.validTime();
        this.firstSensor = first.sensor();
        this.classes = new ClassEvidence();
        this.lastBySensor = new LastReports();
        this.existence = new Existence();
        this.seenTime = first.validTime();
        this.nowTime = seenTime;
        this.silence = new Silence(seenTime);
        this.floor = PersistentError.none(first);
        this.lastUpdate = new TrackUpdate(first, first.validTime(), 0, 0);
        this.classes.add(first.classification(), FIRST_LOOK_SECONDS);
        this.lastBySensor.seen(first.sensor(), first.validTime());
    }

    LiveTrack(long number, Plot plot, TrackerSettings.Gate gate) {
        this(number, plot);
        this.upMetres = plot.position().upMetres();
        this.widthMetres = plot.widthMetres();
        this.floor = PersistentError.of(plot, gate.persistentShare());
        startAt(plot, gate);
    }

    /// Somewhere along a bearing.
    LiveTrack(long number, Strobe strobe, TrackerSettings.Along along) {
        this(number, strobe);
        this.place.bearing();
        this.upMetres = strobe.sensorPosition().upMetres();
        now.startAlong(
                Chance.Bearing.of(strobe),
                along.nearestMetres(),
                along.farthestMetres(),
                strobe.classification().objectClass());
        atSight.copy(now);
    }

    /// The same track, to try out what reports would make of its motion; belief in it is shared.
    LiveTrack(LiveTrack other) {
        this.number = other.number;
        this.firstTime = other.firstTime;
        this.firstSensor = other.firstSensor;
        this.classes = new ClassEvidence(other.classes);
        this.lastBySensor = new LastReports(other.lastBySensor);
        this.existence = other.existence;
        this.status = other.status;
        this.label = other.label;
        this.lastUpdate = other.lastUpdate;
        this.hits = other.hits;
        this.patienceSeconds = other.patienceSeconds;
        this.atSight.copy(other.atSight);
        this.isForetold = false;
        this.seenTime = other.seenTime;
        this.nowTime = other.nowTime;
        this.upMetres = other.upMetres;
        this.widthMetres = other.widthMetres;
        this.floor = other.floor;
        this.silence = new Silence(other.silence);
    }

    private void startAt(Plot plot, TrackerSettings.Gate gate) {
        double rest = plot.origin() instanceof ReportOrigin.Seen ? 1 - gate.persistentShare() : 1;
        now.start(
                plot.position(),
                plot.covariance().times(rest),
                plot.classification().objectClass());
        atSight.copy(now);
    }

    void moveTo(Instant time) {
        if (!time.equals(nowTime)) {
            nowTime = time;
            isForetold = false;
        }
    }

    /// As of the time that it was moved to. Worked out when first asked for: most scans concern few tracks.
    private MotionHypotheses foretold() {
        if (!isForetold) {
            double silent = silence.watchedSeconds(unseenSeconds());
            now.predict(atSight, unseenSeconds(), objectClass(), silent - patienceSeconds);
            isForetold = true;
        }
        return now;
    }

    /// The likeliest of its hypotheses, as of the time that it was moved to.
    MotionMixture now() {
        return foretold().likeliest();
    }

    Estimate together() {
        return foretold().together().together();
    }

    Fit fit(Plot plot) {
        return foretold().fit(Chance.Place.of(plot, comparing(plot), 1));
    }

    /// Density per radian.
    Fit fit(Strobe strobe) {
        return foretold().fit(Chance.Bearing.of(strobe));
    }

    /// Whether only the direction is known in which it is.
    boolean isAlong() {
        return foretold().isAlong();
    }

    boolean isOverdue() {
        return unseenSeconds() > patienceSeconds;
    }

    /// Silence shorter than this is no news, and not worth asking the sensors about.
    boolean isSilent() {
        return unseenSeconds() > SILENT_SECONDS;
    }

    double unseenSeconds() {
        return Seconds.between(seenTime, nowTime);
    }

    Instant seenTime() {
        return seenTime;
    }

    ObjectClass objectClass() {
        return classes.classification().objectClass();
    }

    /// The rules for the sensor that reported it last.
    TrackerSettings.Belief belief(TrackerSettings settings) {
        return isMeasured() ? settings.measured() : settings.seen();
    }

    boolean isMeasured() {
        return lastUpdate.report().origin().isMeasured();
    }

    /// As of its last report.
    boolean stood() {
        return atSight.likeliest().isStill();
    }

    boolean isOwn() {
        return label.isOwn();
    }

    boolean isSeenBy(SensorId sensor) {
        return lastBySensor.isSeenBy(sensor);
    }

    /// Covariance to compare a plot with this track under: the plot's own, and this track's share
    /// that more reports have not reduced, unless both come from the same camera.
    GroundCovariance comparing(Plot plot) {
        GroundCovariance sighted = withExtent(plot.covariance());
        return plot.sensor().equals(floor.sensor()) ? sighted : floor.plus(sighted);
    }

    /// Of a long thing now this end is seen and now that.
    private GroundCovariance withExtent(GroundCovariance c) {
        double sigma = objectClass() == ObjectClass.VEHICLE ? VEHICLE_EXTENT_METRES : 0;
        return new GroundCovariance(
                c.eastEast() + sigma * sigma, c.eastNorth(), c.northNorth() + sigma * sigma);
    }

    /// Takes in the plots that may be its own by how likely each one is; what is left of 1 is for none of them.
    void take(List<Share> shares, TrackUpdate update, TrackerSettings.Gate gate) {
        if (shares.size() == 1 && shares.getFirst().probability() > CERTAIN) {
            take(shares.getFirst().plot(), update, gate);
            return;
        }
        List<Chance> chances = new ArrayList<>();
        for (Share share : shares) {
            GroundCovariance noise = withExtent(share.plot().covariance());
            chances.add(Chance.Place.of(share.plot(), noise, share.probability()));
        }
        foretold().update(chances);
        Plot likeliest = (Plot) update.report();
        note(likeliest, secondsSinceSame(likeliest.sensor()), update, gate);
    }

    void take(Plot plot, TrackUpdate update, TrackerSettings.Gate gate) {
        double sinceSame = secondsSinceSame(plot.sensor());
        GroundCovariance noise = withExtent(plot.covariance());
        if (plot.origin() instanceof ReportOrigin.Seen) {
            double correlation = Seconds.of(gate.correlationTime());
            double fewer = Math.max(1, correlation / Math.max(sinceSame, 0.01));
            noise = noise.times((1 - gate.persistentShare()) * fewer);
        }
        foretold().update(Chance.Place.of(plot, noise, 1));
        note(plot, sinceSame, update, gate);
    }

    /// Takes in what a partner station says of it as of now; without anybody else's report it is what the partner says.
    void takeFromPartner(Estimate partner, TrackUpdate update) {
        Plot report = (Plot) update.report();
        if (lastBySensor.isOnlyBy(report.sensor())) {
            now.resume(partner, PartnerMatch.stillProbability(partner));
        } else {
            MotionHypotheses both = new MotionHypotheses();
            both.copy(foretold());
            floor.findCovariance().ifPresent(both::loosenPlace);
            if (both.intersect(partner)) {
                now.copy(both);
                floor = PersistentError.none(report);
            }
        }
        classes.add(report.classification(), secondsSinceSame(report.sensor()));
        seen(report.sensor(), update);
    }

    private void note(Plot plot, double sinceSame, TrackUpdate update, TrackerSettings.Gate gate) {
        upMetres += HEIGHT_SHARE * (plot.position().upMetres() - upMetres);
        if (plot.widthMetres() > 0) {
            widthMetres += WIDTH_SHARE * (plot.widthMetres() - widthMetres);
        }
        classes.add(plot.classification(), sinceSame);
        classes.addSpeed(now().together(), sinceSame);
        floor = floor.next(PersistentError.of(plot, gate.persistentShare()), nowTime);
        seen(plot.sensor(), update);
    }

    /// Whether another report of the scan that this track has just taken one from is of a part of this vehicle:
    /// nothing else keeps beside one that drives. Limit: far along the view, where places are unsure by tens of
    /// metres, it may be the next vehicle.
    boolean hasPart(Plot plot) {
        if (objectClass() != ObjectClass.VEHICLE
                || status == TrackStatus.TENTATIVE
                || !(lastUpdate.report() instanceof Plot whole)) {
            return false;
        }
        Estimate e = atSight.likeliest().together();
        if (e.speedMetresPerSecond() - 2 * e.speedSigmaMetresPerSecond() < DRIVING_SPEED) {
            return false;
        }
        GroundCovariance apart = withExtent(withExtent(plot.covariance().plus(whole.covariance())));
        return apart.squaredMahalanobis(
                        plot.position().eastMetres() - whole.position().eastMetres(),
                        plot.position().northMetres() - whole.position().northMetres())
                < PART_GATE;
    }

    /// Takes in the bearings that may be its own by how likely each one is.
    void takeBearings(List<Chance> chances, TrackUpdate update) {
        if (chances.size() == 1 && chances.getFirst().share() > CERTAIN) {
            foretold().update(chances.getFirst());
        } else {
            foretold().update(chances);
        }
        TargetReport report = update.report();
        classes.add(report.classification(), secondsSinceSame(report.sensor()));
        seen(report.sensor(), update);
    }

    /// Since this sensor reported it last.
    double secondsSinceSame(SensorId sensor) {
        return lastBySensor.secondsSince(sensor, nowTime);
    }

    private void seen(SensorId sensor, TrackUpdate update) {
        atSight.copy(now);
        isForetold = true;
        seenTime = nowTime;
        lastUpdate = update;
        lastBySensor.seen(sensor, nowTime);
        hits++;
        missesInARow = 0;
        isOutbid = false;
        silence.end(nowTime);
    }

    /// Lets the time since the last report or the last call count against the belief in this thing.
    void passUnseen(SensorViews views, Existence.Patience patience) {
        double seconds = silence.secondsToPass(nowTime);
        if (seconds <= (isMeasured() ? patienceSeconds / 2 : 0)) {
            return;
        }
        double share = isOutbid ? 0 : 1;
        Outlook outlook = silence.pass(nowTime, () -> expectingOfTheUnknown(views), share);
        existence.pass(
                seconds,
                HALTING_SHARE * MotionMixture.stopsPerSilentSecond(objectClass()) * share * seconds,
                outlook,
                patience);
    }

    /// A sensor of which nobody knows what it sees may see the thing again anywhere.
    private Outlook expectingOfTheUnknown(SensorViews views) {
        Outlook known = views.outlook(whereabouts());
        return lastBySensor.sensors().stream().allMatch(views::knows)
                ? known
                : new Outlook(known.moving(), known.standing(), true, true);
    }

    /// Where it may be: gone on, or stopped.
    SensorViews.Whereabouts whereabouts() {
        return new SensorViews.Whereabouts(
                floor.plus(now().moving()),
                floor.plus(now().standing()),
                Heights.moving(objectClass()),
                Heights.standing(objectClass()));
    }

    double stillProbability() {
        return now().stillProbability();
    }

    /// Starts over at a place that leaves no doubt, under the same number.
    void restartAt(Plot plot, TrackUpdate update, TrackerSettings.Gate gate) {
        startAt(plot, gate);
        upMetres = plot.position().upMetres();
        floor = PersistentError.of(plot, gate.persistentShare());
        seen(plot.sensor(), update);
    }

    /// A track of an earlier run, at its last state.
    LiveTrack(Tracker.Kept kept, TrackerSettings.Gate gate) {
        this(kept.track().number(), (Plot) kept.track().lastUpdate().report(), gate);
        Track track = kept.track();
        firstTime = track.firstTime();
        status = TrackStatus.COASTING;
        label = track.label();
        lastUpdate = track.lastUpdate();
        classes.add(track.classification(), 1);
        now.resume(track.kinematics().estimate(), kept.stillProbability());
        atSight.copy(now);
        existence.report(Math.log(kept.belief() / (1 - kept.belief())), kept.stillProbability(), 0);
    }

    /// Goes on from where another track is, as if it had been there and was not seen since.
    void goOnFrom(LiveTrack other) {
        atSight.copy(other.atSight);
        isForetold = false;
        seenTime = other.seenTime;
        nowTime = other.nowTime;
        upMetres = other.upMetres;
        floor = other.floor;
        silence.end(nowTime);
    }

    void join(LiveTrack other) {
        classes.join(other.classes);
        place.join(other.place);
        lastBySensor.join(other.lastBySensor);
    }

    /// Whether one sensor has told the two apart: reported both at the same instant.
    boolean wasSeenBeside(LiveTrack other) {
        return lastBySensor.haveInCommon(other.lastBySensor);
    }

    /// The box that holds its gate, so many standard deviations around.
    Extent extent(double sigmas, double mostMetres) {
        double most = atSight.isAlong() ? Double.POSITIVE_INFINITY : mostMetres;
        Extent box = atSight.extent(unseenSeconds(), objectClass(), sigmas, most);
        box.grow(sigmas * Math.sqrt(floor.eastEast()), sigmas * Math.sqrt(floor.northNorth()));
        return box;
    }

    /// About where it is, without working out its motion.
    double roughEast() {
        return atSight.roughEast(unseenSeconds());
    }

    double roughNorth() {
        return atSight.roughNorth(unseenSeconds());
    }

    boolean isStill() {
        return now().isStill();
    }

    Kinematics kinematics() {
        return kinematics(1);
    }

    private Kinematics kinematics(double spread) {
        Estimate state = status == TrackStatus.COASTING ? now().likeliestGuess() : together();
        return new Kinematics(
                new EastNorthUp(state.eastMetres(), state.northMetres(), upMetres),
                state.eastMetresPerSecond(),
                state.northMetresPerSecond(),
                floor.plus(state.placeCovariance().times(spread)),
                state.velocityCovariance().times(spread),
                widthMetres);
    }

    Track snapshot(double spread) {
        return new Track(
                number,
                word.isMuted() ? TrackStatus.ENDED : status,
                nowTime,
                kinematics(spread),
                classes.classification(),
                firstTime,
                lastUpdate,
                label);
    }
}
