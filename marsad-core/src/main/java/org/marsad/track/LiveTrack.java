package org.marsad.track;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Strobe;
import org.marsad.sensor.SensorId;

/// One track while it lives: the mutable side of {@link Track}, owned by the {@link Tracker}.
///
/// A camera's error has two parts. One stays the same from frame to frame (how the camera stands,
/// the height of the ground): the filter never sees it shrink, it is kept aside as {@link #floor},
/// added to every gate of another sensor and to what the track states of itself. The other changes
/// within about half a second: frames that come faster are taken in with a larger variance.
final class LiveTrack {

    private static final double HEIGHT_SHARE = 0.3;
    private static final double FLOOR_LASTS_SECONDS = 3;

    final long number;
    final Instant firstTime;
    private final ClassEvidence classes = new ClassEvidence();
    private final Map<SensorId, Instant> lastBySensor = new LinkedHashMap<>();

    TrackStatus status = TrackStatus.TENTATIVE;
    String callSign = "";
    TrackUpdate lastUpdate;
    int hits = 1;
    int missesInARow;
    double evidence;

    /// How long the next report may take before it is overdue.
    double patienceSeconds = 1;

    private MotionMixture atSight;
    private MotionMixture now;
    private Instant seenTime;
    private Instant nowTime;
    private double upMetres;
    private Floor floor;

    private record Floor(SensorId sensor, Instant time, double ee, double en, double nn) {
        double size() {
            return ee + nn;
        }
    }

    LiveTrack(long number, Plot plot, TrackerSettings.Gate gate) {
        this.number = number;
        this.firstTime = plot.validTime();
        this.seenTime = plot.validTime();
        this.nowTime = seenTime;
        this.upMetres = plot.position().upMetres();
        this.floor = floorOf(plot, gate);
        this.atSight = startAt(plot, gate);
        this.now = atSight;
        this.lastUpdate = new TrackUpdate(plot, plot.validTime(), 0, 0);
        this.classes.add(plot.classification(), 1);
        this.lastBySensor.put(plot.sensor(), plot.validTime());
    }

    private static MotionMixture startAt(Plot plot, TrackerSettings.Gate gate) {
        return MotionMixture.start(
                plot.position(),
                scaled(plot.covariance(), isSeen(plot) ? 1 - gate.persistentShare() : 1),
                plot.classification().objectClass());
    }

    private static boolean isSeen(Plot plot) {
        return plot.origin() instanceof ReportOrigin.Seen;
    }

    private static Floor floorOf(Plot plot, TrackerSettings.Gate gate) {
        double share = isSeen(plot) ? gate.persistentShare() : 0;
        GroundCovariance c = plot.covariance();
        return new Floor(
                plot.sensor(),
                plot.validTime(),
                share * c.eastEast(),
                share * c.eastNorth(),
                share * c.northNorth());
    }

    private static GroundCovariance scaled(GroundCovariance c, double factor) {
        return new GroundCovariance(
                factor * c.eastEast(), factor * c.eastNorth(), factor * c.northNorth());
    }

    private GroundCovariance withFloor(GroundCovariance c) {
        return new GroundCovariance(
                c.eastEast() + floor.ee, c.eastNorth() + floor.en, c.northNorth() + floor.nn);
    }

    void predictTo(Instant time) {
        nowTime = time;
        now = atSight.predict(unseenSeconds(), objectClass(), unseenSeconds() - patienceSeconds);
    }

    MotionMixture now() {
        return now;
    }

    boolean isOverdue() {
        return unseenSeconds() > patienceSeconds;
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

    boolean isOwn() {
        return !callSign.isEmpty();
    }

    boolean isSeenBy(SensorId sensor) {
        return lastBySensor.containsKey(sensor);
    }

    /// Covariance to compare a plot with this track under: the plot's own, and this track's share
    /// that more reports have not reduced, unless both come from the same camera.
    GroundCovariance comparing(Plot plot) {
        return plot.sensor().equals(floor.sensor)
                ? plot.covariance()
                : withFloor(plot.covariance());
    }

    void take(Plot plot, TrackUpdate update, TrackerSettings.Gate gate) {
        double sinceSame = secondsSinceSame(plot);
        GroundCovariance noise = plot.covariance();
        if (isSeen(plot)) {
            double correlation = Seconds.of(gate.correlationTime());
            double fewer = Math.max(1, correlation / Math.max(sinceSame, 0.01));
            noise = scaled(noise, (1 - gate.persistentShare()) * fewer);
        }
        atSight = now.update(plot.position().eastMetres(), plot.position().northMetres(), noise);
        upMetres += HEIGHT_SHARE * (plot.position().upMetres() - upMetres);
        classes.add(plot.classification(), sinceSame);
        Floor next = floorOf(plot, gate);
        boolean stale = Seconds.between(floor.time, nowTime) > FLOOR_LASTS_SECONDS;
        if (stale || plot.sensor().equals(floor.sensor) || next.size() < floor.size()) {
            floor = next;
        }
        seen(plot.sensor(), update);
    }

    void take(Strobe strobe, TrackUpdate update) {
        atSight =
                now.updateBearing(
                        strobe.sensorPosition(),
                        strobe.azimuthRadians(),
                        strobe.azimuthSigmaRadians());
        seen(strobe.sensor(), update);
    }

    private double secondsSinceSame(Plot plot) {
        Instant last = lastBySensor.get(plot.sensor());
        return last == null ? 1 : Seconds.between(last, nowTime);
    }

    private void seen(SensorId sensor, TrackUpdate update) {
        now = atSight;
        seenTime = nowTime;
        lastUpdate = update;
        lastBySensor.put(sensor, nowTime);
        hits++;
        missesInARow = 0;
    }

    /// Starts over at a place that leaves no doubt, under the same number.
    void restartAt(Plot plot, TrackUpdate update, TrackerSettings.Gate gate) {
        now = startAt(plot, gate);
        atSight = now;
        upMetres = plot.position().upMetres();
        floor = floorOf(plot, gate);
        seen(plot.sensor(), update);
    }

    /// Takes over what a second track of the same thing knew.
    void join(LiveTrack other) {
        classes.join(other.classes);
        other.lastBySensor.forEach(
                (sensor, time) -> lastBySensor.merge(sensor, time, (a, b) -> a.isAfter(b) ? a : b));
    }

    /// Whether one sensor has told the two apart: reported both at the same instant.
    boolean wasSeenBeside(LiveTrack other) {
        for (Map.Entry<SensorId, Instant> entry : lastBySensor.entrySet()) {
            if (entry.getValue().equals(other.lastBySensor.get(entry.getKey()))) {
                return true;
            }
        }
        return false;
    }

    double lowEast(double sigmas, double mostMetres) {
        return now.lowEast(sigmas, mostMetres) - sigmas * Math.sqrt(floor.ee);
    }

    double highEast(double sigmas, double mostMetres) {
        return now.highEast(sigmas, mostMetres) + sigmas * Math.sqrt(floor.ee);
    }

    boolean isStill() {
        return now.isStill();
    }

    Kinematics kinematics() {
        MotionState state = status == TrackStatus.COASTING ? now.likeliestGuess() : now.together();
        return new Kinematics(
                new EastNorthUp(state.e, state.n, upMetres),
                state.u,
                state.v,
                withFloor(state.placeCovariance()),
                state.velocityCovariance());
    }

    Track snapshot() {
        return new Track(
                number,
                status,
                nowTime,
                kinematics(),
                classes.classification(),
                firstTime,
                lastUpdate,
                callSign);
    }
}
