package org.marsad.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marsad.alert.Alert;
import org.marsad.alert.Zone;
import org.marsad.alert.ZoneWatch;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.picture.Picture;
import org.marsad.picture.SensorStatus;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.Refusals;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;
import org.marsad.track.Tracker;
import org.marsad.track.TrackerSettings;
import org.marsad.track.act.ActRefusedException;
import org.marsad.track.act.SignedAct;
import org.marsad.track.act.TrackAct;
import org.marsad.track.existence.SensorView;
import org.marsad.track.history.TrackEvent;
import org.marsad.track.registration.Correction;
import org.marsad.track.registration.Registrar;
import org.marsad.track.registration.SensorOffset;

/// From the scans of all sensors to the picture: in order → tracks → alerts → picture. The only owner
/// of all four; used by one thread. The same calls give the same pictures to the bit.
public final class Fusion {

    private static final int MOST_WAITING_ACTS = 1_000;
    private static final Duration BETWEEN_LISTS = Duration.ofSeconds(1);

    /// @param window how late a scan may come and still be put in order
    /// @param firstTrackNumber counts on from an earlier run
    /// @param mostAlerts in the picture; the oldest are left out (the store keeps them)
    /// @param mostSensors whose health is in the picture; further ones are refused
    public record Settings(
            Duration window,
            TrackerSettings tracker,
            ZoneWatch.Settings zoneWatch,
            long firstTrackNumber,
            int mostAlerts,
            int mostSensors) {

        public static Settings standard() {
            return new Settings(
                    Duration.ofSeconds(1),
                    TrackerSettings.standard(),
                    ZoneWatch.Settings.standard(),
                    1,
                    500,
                    500);
        }

        /// Counts on from an earlier run.
        public Settings withFirstTrackNumber(long number) {
            return new Settings(window, tracker, zoneWatch, number, mostAlerts, mostSensors);
        }

        /// One sensor alone waits for nobody: a clip is fused with no window.
        public Settings withWindow(Duration length) {
            return new Settings(
                    length, tracker, zoneWatch, firstTrackNumber, mostAlerts, mostSensors);
        }
    }

    private final Settings settings;
    private final ReportCheck check;
    private final ReorderWindow window;
    private final Tracker tracker;
    private final ZoneWatch zoneWatch;
    private final Registrar registrar = new Registrar();
    private Map<SensorId, EastNorthUp> places = Map.of();
    private final Map<SensorId, Correction> corrections = new HashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Refusals refusals = new Refusals();
    private final SensorWatch sensorWatch;
    private List<SensorStatus> sensors = List.of();

    /// By the station's clock.
    private Instant latest = Instant.EPOCH;

    private Instant sensorsListed = Instant.EPOCH;
    private final List<SignedAct> waitingActs = new ArrayList<>();
    private Picture picture =
            new Picture(0, Instant.EPOCH, List.of(), List.of(), List.of(), List.of());

    public Fusion(Settings settings) {
        this.settings = settings;
        this.window = new ReorderWindow(settings.window(), refusals);
        this.check = new ReportCheck(settings.tracker().limits().reportsPerScan(), refusals);
        this.tracker = new Tracker(settings.tracker(), settings.firstTrackNumber(), refusals);
        this.sensorWatch = new SensorWatch(settings.mostSensors(), refusals);
        this.zoneWatch = new ZoneWatch(settings.zoneWatch());
    }

    /// The picture after this scan; the same one as before while the scan waits for its turn.
    public Picture accept(Scan arrived) {
        Map<Refusal, Long> before = refusals.of(arrived.sensor());
        Scan scan = corrected(check.check(arrived));
        List<Scan> inOrder = window.accept(scan);
        sensorWatch.heard(arrived, before);
        pass(arrived.arrivalTime());
        return fuseAll(inOrder);
    }

    /// Counts what a sensor sent and the station itself left out.
    public void leaveOut(SensorId sensor, Refusal why, long many) {
        refusals.count(why, sensor, many);
        sensorWatch.leftOut(sensor, latest);
    }

    private void pass(Instant now) {
        latest = now.isAfter(latest) ? now : latest;
        if (latest.isAfter(sensorsListed.plus(BETWEEN_LISTS))) {
            listSensors();
        }
    }

    private void listSensors() {
        sensorsListed = latest;
        Map<SensorId, SensorOffset> offsets = new HashMap<>();
        registrar.offsets().forEach(offset -> offsets.put(offset.sensor(), offset));
        List<SensorStatus> now =
                sensorWatch.list(
                        latest, sensor -> Optional.ofNullable(offsets.get(sensor)), corrections);
        if (!now.equals(sensors)) {
            sensors = now;
            renew(picture.tracks(), picture.time());
        }
    }

    private Scan corrected(Scan scan) {
        Correction correction = corrections.getOrDefault(scan.sensor(), Correction.NONE);
        EastNorthUp from = places.get(scan.sensor());
        if (correction.equals(Correction.NONE) || from == null) {
            return scan;
        }
        List<TargetReport> reports =
                scan.reports().stream().map(report -> correction.apply(report, from)).toList();
        boolean isShifted = reports.stream().anyMatch(Strobe.class::isInstance);
        return new Scan(
                scan.sensor(),
                isShifted ? correction.apply(scan.validTime()) : scan.validTime(),
                scan.arrivalTime(),
                reports);
    }

    /// Takes in what a watch-keeper says: at once when the picture has come to its time, else when it does. Throws {@link
    /// org.marsad.track.act.ActRefusedException} when it can't be done now; one that waited and then can't be done is left
    /// out.
    public Picture accept(SignedAct act) {
        if (act.time().isAfter(picture.time())) {
            if (waitingActs.size() >= MOST_WAITING_ACTS) {
                throw new IllegalStateException(MOST_WAITING_ACTS + " acts wait already");
            }
            waitingActs.add(act);
            waitingActs.sort(Comparator.comparing(SignedAct::time));
            return picture;
        }
        tracker.accept(act);
        return show(act.time());
    }

    /// Throws {@link ActRefusedException} when an act can't be done now.
    public void check(TrackAct act) {
        tracker.check(act);
    }

    private void takeActsBefore(Instant time) {
        while (!waitingActs.isEmpty() && waitingActs.getFirst().time().isBefore(time)) {
            SignedAct act = waitingActs.removeFirst();
            try {
                tracker.accept(act);
                show(act.time());
            } catch (ActRefusedException _) {
                // its track ended while it waited
            }
        }
    }

    /// What became of a track and why, oldest first; empty when nothing is known of the number.
    public List<TrackEvent> history(long track) {
        return tracker.history(track);
    }

    /// All that a station needs to go on after it was stopped.
    public Tracker.State keep() {
        return tracker.keep();
    }

    /// Goes on with the tracks of an earlier run, before the first scan.
    public Picture resume(Tracker.State state) {
        tracker.resume(state);
        zoneWatch.resume(state.tracks().stream().map(kept -> kept.track().number()).toList());
        return show(state.time());
    }

    /// Lets time pass without scans: tracks coast and end, stays fire.
    public Picture advance(Instant now) {
        pass(now);
        fuseAll(window.advance(now));
        Instant settled = now.minus(settings.window());
        takeActsBefore(settled);
        if (settled.isAfter(picture.time())) {
            tracker.advance(settled);
            show(settled);
        }
        return picture;
    }

    /// Takes in what still waits; for the end of a recording.
    public Picture finish() {
        fuseAll(window.drain());
        takeActsBefore(Instant.MAX);
        return picture;
    }

    public Picture replaceZones(List<Zone> zones) {
        zoneWatch.replaceZones(zones);
        return renew(picture.tracks(), picture.time());
    }

    /// What each sensor sees from now on; see {@link Tracker#replaceViews}.
    public void replaceViews(Map<SensorId, SensorView> views) {
        tracker.replaceViews(views);
    }

    /// Where sensors stand, so that their offsets can be told; see {@link Registrar}.
    public void replacePlaces(Map<SensorId, EastNorthUp> known) {
        places = Map.copyOf(known);
        registrar.replacePlaces(known);
    }

    /// What is taken off the reports of a sensor from now on, in place of what was; once its place is known.
    public Picture correct(SensorId sensor, Correction replacement) {
        corrections.put(sensor, replacement);
        listSensors();
        return picture;
    }

    /// What is constantly wrong with the sensors, whether it is taken off or not.
    public List<SensorOffset> offsets() {
        return registrar.offsets();
    }

    /// What is to be taken off of each sensor with which something is wrong for sure, whatever is taken off already.
    public Map<SensorId, Correction> clearOffsets() {
        Map<SensorId, Correction> clear = new LinkedHashMap<>();
        registrar.offsets().stream()
                .filter(offset -> offset.isClear(Correction.NONE))
                .forEach(offset -> clear.put(offset.sensor(), offset.offset()));
        return clear;
    }

    /// Takes in how a sensor says it is.
    public Picture report(SensorHealth said) {
        sensorWatch.report(said);
        listSensors();
        return picture;
    }

    public Picture picture() {
        return picture;
    }

    private Picture fuseAll(List<Scan> inOrder) {
        for (Scan scan : inOrder) {
            takeActsBefore(scan.validTime());
            fuse(scan);
        }
        return picture;
    }

    private void fuse(Scan scan) {
        tracker.accept(scan);
        show(scan);
    }

    private void show(Scan scan) {
        Picture shown = show(scan.validTime());
        Correction applied = corrections.getOrDefault(scan.sensor(), Correction.NONE);
        registrar.accept(scan, shown.tracks(), applied);
    }

    private Picture show(Instant validTime) {
        List<Track> tracks = tracker.tracks();
        for (Alert alert : zoneWatch.watch(tracks)) {
            alerts.put(alert.id(), alert);
        }
        while (alerts.size() > settings.mostAlerts()) {
            alerts.remove(alerts.keySet().iterator().next());
        }
        List<Track> alive =
                tracks.stream().filter(track -> track.status() != TrackStatus.ENDED).toList();
        return renew(alive, validTime.isAfter(picture.time()) ? validTime : picture.time());
    }

    private Picture renew(List<Track> tracks, Instant time) {
        picture =
                new Picture(
                        picture.number() + 1,
                        time,
                        tracks,
                        new ArrayList<>(alerts.values()),
                        sensors,
                        zoneWatch.zones());
        return picture;
    }
}
