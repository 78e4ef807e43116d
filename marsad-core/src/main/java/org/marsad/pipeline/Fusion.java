package org.marsad.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.alert.Alert;
import org.marsad.alert.Zone;
import org.marsad.alert.ZoneWatch;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.picture.Picture;
import org.marsad.sensor.SensorHealth;
import org.marsad.sensor.SensorId;
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
    private Map<SensorId, Correction> corrections = Map.of();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<SensorId, SensorHealth> health =
            new TreeMap<>(Comparator.comparing(SensorId::value));
    private final List<SignedAct> waitingActs = new ArrayList<>();
    private Picture picture =
            new Picture(0, Instant.EPOCH, List.of(), List.of(), List.of(), List.of());

    public Fusion(Settings settings) {
        this.settings = settings;
        this.window = new ReorderWindow(settings.window());
        this.check = new ReportCheck(settings.tracker().limits().reportsPerScan());
        this.tracker = new Tracker(settings.tracker(), settings.firstTrackNumber());
        this.zoneWatch = new ZoneWatch(settings.zoneWatch());
    }

    /// The picture after this scan; the same one as before while the scan waits for its turn.
    public Picture accept(Scan arrived) {
        Scan scan = corrected(check.check(arrived));
        boolean isLate = scan.validTime().isBefore(window.releasedUntil());
        List<Scan> inOrder = window.accept(scan);
        if (isLate && isFromBeacons(scan)) {
            return fuse(scan);
        }
        return fuseAll(inOrder);
    }

    private Scan corrected(Scan scan) {
        Correction correction = corrections.getOrDefault(scan.sensor(), Correction.NONE);
        EastNorthUp from = places.get(scan.sensor());
        if (correction.equals(Correction.NONE) || from == null) {
            return scan;
        }
        return new Scan(
                scan.sensor(),
                correction.apply(scan.validTime()),
                scan.arrivalTime(),
                scan.reports().stream().map(report -> correction.apply(report, from)).toList());
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

    /// A beacon that is late still tells where its bearer is: the tracker brings it forward.
    private static boolean isFromBeacons(Scan scan) {
        return !scan.reports().isEmpty()
                && scan.reports().stream()
                        .map(TargetReport::origin)
                        .allMatch(origin -> origin instanceof ReportOrigin.Beacon);
    }

    /// Lets time pass without scans: tracks coast and end, stays fire.
    public Picture advance(Instant now) {
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

    /// What is taken off the reports of sensors from now on, all others as they are; for sensors whose places are known.
    public void correct(Map<SensorId, Correction> replacement) {
        corrections = Map.copyOf(replacement);
    }

    /// What is constantly wrong with the sensors, whether it is taken off or not.
    public List<SensorOffset> offsets() {
        return registrar.offsets();
    }

    public Picture report(SensorHealth latest) {
        if (!health.containsKey(latest.sensor()) && health.size() >= settings.mostSensors()) {
            throw new IllegalArgumentException(
                    "at most %d sensors, '%s' is one more"
                            .formatted(settings.mostSensors(), latest.sensor()));
        }
        health.put(latest.sensor(), latest);
        return renew(picture.tracks(), picture.time());
    }

    public Picture picture() {
        return picture;
    }

    /// How many scans were left out, by reason and sensor.
    public Map<ReorderWindow.Drop, Map<String, Long>> drops() {
        return window.drops();
    }

    /// How many reports were left out, by reason and sensor.
    public Map<ReportCheck.Refusal, Map<String, Long>> refused() {
        return check.refused();
    }

    private Picture fuseAll(List<Scan> inOrder) {
        for (Scan scan : inOrder) {
            takeActsBefore(scan.validTime());
            fuse(scan);
        }
        return picture;
    }

    private Picture fuse(Scan scan) {
        tracker.accept(scan);
        return show(scan);
    }

    private Picture show(Scan scan) {
        Picture shown = show(scan.validTime());
        Correction applied = corrections.getOrDefault(scan.sensor(), Correction.NONE);
        registrar.accept(scan, shown.tracks(), applied);
        return shown;
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
                        List.copyOf(health.values()),
                        zoneWatch.zones());
        return picture;
    }
}
