package org.marsad.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.locate.ReportOrigin;
import org.marsad.sensor.FrameStamp;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;
import org.marsad.track.TrackUpdate;

/// Watches all tracks against all rules of all zones. Own forces raise nothing.
///
/// A flock is one alert: a rule that fires again within {@value #JOIN_MINUTES} min and
/// {@value #JOIN_METRES} m of its last firing joins that alert and counts it up.
///
/// Cost: tracks × rules × edges, a few hundred nanoseconds each.
public final class ZoneWatch {

    static final int JOIN_MINUTES = 10;
    static final double JOIN_METRES = 150;
    private static final int MAX_UPDATES = 20;
    private static final int MAX_COUNT = 9999;

    /// Where an alert's rule last fired, for those that may join it.
    private record Recent(Alert alert, Track lastTrack) {}

    private record RuleKey(String zone, int rule) {}

    private List<Zone> zones = List.of();
    private Map<Zone, ZoneShape> shapes = Map.of();
    private final Map<Long, Map<Zone, List<RuleWatch>>> watches = new HashMap<>();
    private final Map<Long, Deque<TrackUpdate>> evidence = new HashMap<>();
    private final Map<RuleKey, List<Recent>> recent = new HashMap<>();

    public ZoneWatch(List<Zone> zones) {
        replaceZones(zones);
    }

    /// From now on these zones count. What is known about tracks in zones that stay the same stays.
    public void replaceZones(List<Zone> newZones) {
        zones = List.copyOf(newZones);
        Map<Zone, ZoneShape> newShapes = new LinkedHashMap<>();
        zones.forEach(zone -> newShapes.put(zone, new ZoneShape(zone)));
        shapes = newShapes;
        watches.values().forEach(byZone -> byZone.keySet().retainAll(newShapes.keySet()));
    }

    public List<Zone> zones() {
        return zones;
    }

    /// The alerts that these tracks raise now, or that they join (with a higher count). Each track
    /// stands at its own time; ended ones are forgotten.
    public List<Alert> watch(List<Track> tracks) {
        Map<String, Alert> alerts = new LinkedHashMap<>();
        for (Track track : tracks) {
            if (track.status() == TrackStatus.ENDED) {
                watches.remove(track.number());
                evidence.remove(track.number());
            } else if (track.status() != TrackStatus.TENTATIVE && !track.isOwn()) {
                remember(track);
                shapes.forEach(
                        (zone, shape) ->
                                watch(track, zone, shape)
                                        .forEach(alert -> alerts.put(alert.id(), alert)));
            }
        }
        return List.copyOf(alerts.values());
    }

    private void remember(Track track) {
        Deque<TrackUpdate> updates =
                evidence.computeIfAbsent(track.number(), _ -> new ArrayDeque<>());
        if (updates.isEmpty() || !updates.getLast().equals(track.lastUpdate())) {
            updates.add(track.lastUpdate());
        }
        if (updates.size() > MAX_UPDATES) {
            updates.remove();
        }
    }

    private List<Alert> watch(Track track, Zone zone, ZoneShape shape) {
        List<RuleWatch> rules =
                watches.computeIfAbsent(track.number(), _ -> new HashMap<>())
                        .computeIfAbsent(
                                zone,
                                _ ->
                                        zone.rules().stream()
                                                .map(rule -> new RuleWatch(rule, shape))
                                                .toList());
        List<Alert> fired = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).fires(track)) {
                fired.add(raise(track, zone, i));
            }
        }
        return fired;
    }

    private Alert raise(Track track, Zone zone, int ruleIndex) {
        List<Recent> earlier =
                recent.computeIfAbsent(new RuleKey(zone.id(), ruleIndex), _ -> new ArrayList<>());
        Instant horizon = track.time().minus(Duration.ofMinutes(JOIN_MINUTES));
        earlier.removeIf(one -> one.lastTrack.time().isBefore(horizon));
        for (int i = 0; i < earlier.size(); i++) {
            if (isNear(earlier.get(i).lastTrack, track)) {
                Alert joined = countedUp(earlier.get(i).alert);
                earlier.set(i, new Recent(joined, track));
                return joined;
            }
        }
        Alert alert = newAlert(track, zone, ruleIndex);
        earlier.add(new Recent(alert, track));
        return alert;
    }

    private static boolean isNear(Track one, Track other) {
        return one.kinematics().position().horizontalDistanceMetres(other.kinematics().position())
                <= JOIN_METRES;
    }

    private static Alert countedUp(Alert alert) {
        return new Alert(
                alert.id(),
                alert.zone(),
                alert.rule(),
                alert.raisedTime(),
                alert.track(),
                alert.updates(),
                alert.frames(),
                Math.min(alert.count() + 1, MAX_COUNT));
    }

    private Alert newAlert(Track track, Zone zone, int ruleIndex) {
        List<TrackUpdate> updates =
                List.copyOf(evidence.getOrDefault(track.number(), new ArrayDeque<>()));
        String id =
                "%s.%d.%d.%d"
                        .formatted(
                                zone.id(),
                                ruleIndex,
                                track.number(),
                                track.time().getEpochSecond());
        return new Alert(
                id,
                zone,
                zone.rules().get(ruleIndex),
                track.time(),
                track,
                updates,
                updates.stream().flatMap(update -> frame(update).stream()).distinct().toList(),
                1);
    }

    private static List<FrameStamp> frame(TrackUpdate update) {
        return switch (update.report().origin()) {
            case ReportOrigin.Seen(var tracklet) -> List.of(tracklet.detection().frame());
            case ReportOrigin.Measured _, ReportOrigin.Beacon _ -> List.of();
        };
    }
}
