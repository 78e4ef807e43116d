package org.marsad.station.sink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.marsad.geo.LocalFrame;
import org.marsad.picture.SensorStatus;
import org.marsad.station.store.AlertCase;
import org.marsad.track.Track;

/// Turns views of the station into the messages of docs/api.md: one full picture, or what changed
/// since the last view. What changed is found by comparing texts: the page hears of a thing again
/// only when something that it can show is different.
final class PictureText {

    private final PageJson page;
    private final Trails trails;
    private Map<Long, String> tracks = Map.of();
    private Map<String, String> alerts = Map.of();
    private Map<String, String> health = Map.of();
    private List<String> zones = List.of();
    private int coverage = -1;
    private String time = "";
    private long number;

    PictureText(LocalFrame frame) {
        this.page = new PageJson(frame);
        this.trails = new Trails(frame);
    }

    /// Takes a new view in. Empty when nothing changed that the page shows.
    String delta(PictureFeed.View view) {
        trails.add(view.picture().tracks());
        Map<Long, String> newTracks = new LinkedHashMap<>();
        for (Track track : view.picture().tracks()) {
            newTracks.put(track.number(), page.track(track, trails.sensors(track.number())));
        }
        Map<String, String> newAlerts = new LinkedHashMap<>();
        for (AlertCase alert : view.alerts()) {
            newAlerts.put(alert.id(), PageJson.alert(alert));
        }
        Map<String, String> newHealth = new LinkedHashMap<>();
        for (SensorStatus each : view.picture().sensors()) {
            newHealth.put(each.health().sensor().value(), PageJson.sensor(each));
        }
        List<String> newZones = view.zones().stream().map(page::zone).toList();
        List<String> gone = new ArrayList<>();
        for (long track : new TreeSet<>(tracks.keySet())) {
            if (!newTracks.containsKey(track)) {
                gone.add(Long.toString(track));
            }
        }
        List<String> changedTracks = changed(tracks, newTracks);
        List<String> changedAlerts = changed(alerts, newAlerts);
        List<String> changedHealth = changed(health, newHealth);
        boolean sameZones = zones.equals(newZones);
        boolean same =
                sameZones
                        && coverage == view.coverage()
                        && gone.isEmpty()
                        && changedTracks.isEmpty()
                        && changedAlerts.isEmpty()
                        && changedHealth.isEmpty();
        tracks = newTracks;
        alerts = newAlerts;
        health = newHealth;
        zones = newZones;
        coverage = view.coverage();
        time = view.picture().time().toString();
        if (same) {
            return "";
        }
        number++;
        return "{\"type\":\"delta\",%s,\"tracks\":%s,\"gone\":%s,\"alerts\":%s,\"health\":%s%s,\"coverage\":%d}"
                .formatted(
                        numberAndTime(),
                        PageJson.array(changedTracks),
                        PageJson.array(gone),
                        PageJson.array(changedAlerts),
                        PageJson.array(changedHealth),
                        sameZones ? "" : ",\"zones\":" + PageJson.array(zones),
                        coverage);
    }

    /// Everything, as of the view taken in last.
    String full() {
        List<String> withTrails = new ArrayList<>();
        tracks.forEach(
                (track, text) ->
                        withTrails.add(
                                text.substring(0, text.length() - 1)
                                        + ",\"trail\":"
                                        + trails.json(track)
                                        + "}"));
        return "{\"type\":\"picture\",%s,\"tracks\":%s,\"alerts\":%s,\"health\":%s,\"zones\":%s,\"coverage\":%d}"
                .formatted(
                        numberAndTime(),
                        PageJson.array(withTrails),
                        PageJson.array(alerts.values()),
                        PageJson.array(health.values()),
                        PageJson.array(zones),
                        coverage);
    }

    private String numberAndTime() {
        return "\"number\":%d,\"time\":\"%s\"".formatted(number, time);
    }

    private static <K> List<String> changed(Map<K, String> before, Map<K, String> now) {
        List<String> changed = new ArrayList<>();
        now.forEach(
                (key, text) -> {
                    if (!text.equals(before.get(key))) {
                        changed.add(text);
                    }
                });
        return changed;
    }
}
