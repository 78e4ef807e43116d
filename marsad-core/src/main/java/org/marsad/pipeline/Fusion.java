package org.marsad.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.alert.Alert;
import org.marsad.alert.Zone;
import org.marsad.alert.ZoneWatch;
import org.marsad.locate.Scan;
import org.marsad.picture.Picture;
import org.marsad.sensor.SensorHealth;
import org.marsad.sensor.SensorId;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;
import org.marsad.track.Tracker;

/// Owns what all sensors together make: tracks, alerts, the picture. One thread calls it. The same
/// calls in the same order give the same pictures, to the bit.
public final class Fusion {

    /// Alerts beyond this are left out of the picture, oldest first; the store keeps them all.
    private static final int MAX_ALERTS = 500;

    private final ReorderWindow reorderWindow;
    private final Tracker tracker;
    private final ZoneWatch zoneWatch;
    private final LinkedHashMap<String, Alert> alerts = new LinkedHashMap<>();
    private final LinkedHashMap<SensorId, SensorHealth> health = new LinkedHashMap<>();
    private Picture picture;

    public Fusion(ReorderWindow reorderWindow, Tracker tracker, List<Zone> zones) {
        this.reorderWindow = reorderWindow;
        this.tracker = tracker;
        this.zoneWatch = new ZoneWatch(zones);
        this.picture =
                new Picture(0, Instant.EPOCH, List.of(), List.of(), List.of(), zoneWatch.zones());
    }

    public Picture accept(Scan scan) {
        return fuse(reorderWindow.accept(scan));
    }

    /// Time goes on though nothing came: late scans are waited for no longer, unseen tracks coast and
    /// end, stays become too long.
    public Picture advance(Instant now) {
        fuse(reorderWindow.advance(now));
        if (now.isAfter(picture.time())) {
            follow(tracker.advance(now), now);
        }
        return picture;
    }

    public Picture replaceZones(List<Zone> zones) {
        zoneWatch.replaceZones(zones);
        return renew(picture.time(), picture.tracks());
    }

    public Picture report(SensorHealth sensorHealth) {
        health.put(sensorHealth.sensor(), sensorHealth);
        return renew(picture.time(), picture.tracks());
    }

    /// How many scans of each sensor came too late to be fused.
    public Map<SensorId, Long> tooLateBySensor() {
        return reorderWindow.tooLateBySensor();
    }

    private Picture fuse(List<Scan> scans) {
        for (Scan scan : scans) {
            follow(tracker.accept(scan), scan.validTime());
        }
        return picture;
    }

    private void follow(List<Track> tracks, Instant time) {
        for (Alert alert : zoneWatch.watch(tracks)) {
            alerts.put(alert.id(), alert);
        }
        while (alerts.size() > MAX_ALERTS) {
            alerts.pollFirstEntry();
        }
        List<Track> shown = new ArrayList<>(tracks);
        shown.removeIf(
                track ->
                        track.status() == TrackStatus.ENDED
                                || track.status() == TrackStatus.TENTATIVE);
        renew(time, shown);
    }

    private Picture renew(Instant time, List<Track> tracks) {
        picture =
                new Picture(
                        picture.number() + 1,
                        time,
                        tracks,
                        List.copyOf(alerts.values()),
                        List.copyOf(health.values()),
                        zoneWatch.zones());
        return picture;
    }
}
