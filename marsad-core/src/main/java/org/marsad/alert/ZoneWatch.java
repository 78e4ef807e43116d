package org.marsad.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.marsad.geo.GroundCovariance;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;

/// Holds all tracks against all zones and raises what their rules ask for. Own tracks and those that the watch knows raise nothing.
/// A track that comes up inside an area has entered it; a track that was there before the area was
/// drawn has not. A track whose place is not known waits until it is. Not thread-safe; deterministic.
public final class ZoneWatch {

    /// @param joinFor so long after an alert was raised, firings of its rule nearby join it
    /// @param joinWithinMetres of where it was raised
    /// @param mostCount the count of an alert stays there
    /// @param mostUpdates kept as evidence of one alert
    /// @param mostJoinable alerts that can be joined at once; the oldest are let go
    /// @param mostZones watched at once; more are refused
    public record Settings(
            Duration joinFor,
            double joinWithinMetres,
            int mostCount,
            int mostUpdates,
            int mostJoinable,
            int mostZones) {

        public static Settings standard() {
            return new Settings(Duration.ofMinutes(10), 150, 9999, 20, 500, 500);
        }
    }

    /// A place less sure than this, one standard deviation, is none.
    private static final double KNOWN_METRES = 1000;

    private final Settings settings;
    private final RecentAlerts recent;
    private final Map<Long, Watched> watched = new HashMap<>();
    private Map<String, Guarded> zones = Map.of();

    private record Guarded(Zone zone, ZoneOutline outline) {}

    private record Watched(Evidence evidence, Map<String, RuleState> states) {}

    public ZoneWatch(Settings settings) {
        this.settings = settings;
        this.recent = new RecentAlerts(settings);
    }

    /// Watches these zones from now on. A zone that is exactly as before keeps its state; any other
    /// begins afresh.
    public void replaceZones(List<Zone> replacement) {
        if (replacement.size() > settings.mostZones()) {
            throw new IllegalArgumentException(
                    "at most %d zones, got %d".formatted(settings.mostZones(), replacement.size()));
        }
        Map<String, Guarded> next = new LinkedHashMap<>();
        for (Zone zone : replacement) {
            Guarded before = zones.get(zone.id());
            boolean isUnchanged = before != null && before.zone.equals(zone);
            Guarded guarded = isUnchanged ? before : new Guarded(zone, new ZoneOutline(zone));
            if (next.put(zone.id(), guarded) != null) {
                throw new IllegalArgumentException("two zones have the id '" + zone.id() + "'");
            }
            if (!isUnchanged) {
                watched.values().forEach(w -> w.states.remove(zone.id()));
            }
        }
        watched.values().forEach(w -> w.states.keySet().retainAll(next.keySet()));
        zones = next;
    }

    public List<Zone> zones() {
        return zones.values().stream().map(Guarded::zone).toList();
    }

    /// The alerts that these tracks, as they stand now, raise or add to.
    public List<Alert> watch(List<Track> tracks) {
        Map<String, Alert> changed = new LinkedHashMap<>();
        for (Track track : tracks) {
            if (track.status() == TrackStatus.CONFIRMED || track.status() == TrackStatus.COASTING) {
                for (Alert alert : watch(track)) {
                    changed.put(alert.id(), alert);
                }
            }
        }
        forgetAllBut(tracks);
        return List.copyOf(changed.values());
    }

    /// Tracks that an earlier run had: wherever they are, they have entered nothing now.
    public void resume(Collection<Long> tracks) {
        for (long track : tracks) {
            watched.put(track, new Watched(new Evidence(settings.mostUpdates()), new HashMap<>()));
        }
    }

    private List<Alert> watch(Track track) {
        if (!isPlaceKnown(track)) {
            return List.of();
        }
        boolean isNew = !watched.containsKey(track.number());
        Watched one =
                watched.computeIfAbsent(
                        track.number(),
                        _ -> new Watched(new Evidence(settings.mostUpdates()), new HashMap<>()));
        one.evidence.add(track.lastUpdate());
        if (track.isKnown()) {
            one.states.clear();
            return List.of();
        }
        List<Alert> changed = new ArrayList<>();
        for (Guarded guarded : zones.values()) {
            RuleState state =
                    one.states.computeIfAbsent(
                            guarded.zone.id(), _ -> begin(guarded, track, isNew));
            for (int rule : state.step(track)) {
                changed.add(recent.join(one.evidence.alert(guarded.zone, rule, track)));
            }
        }
        return changed;
    }

    /// Of a bearing alone, or after long coasting, nobody can say whether it is inside an area.
    private static boolean isPlaceKnown(Track track) {
        GroundCovariance place = track.kinematics().positionCovariance();
        return place.eastEast() + place.northNorth() < KNOWN_METRES * KNOWN_METRES;
    }

    private static RuleState begin(Guarded guarded, Track track, boolean isNewTrack) {
        return isNewTrack
                ? RuleState.ofNewTrack(guarded.zone, guarded.outline, track)
                : RuleState.ofNewZone(guarded.zone, guarded.outline, track);
    }

    private void forgetAllBut(List<Track> tracks) {
        Set<Long> alive =
                tracks.stream()
                        .filter(track -> track.status() != TrackStatus.ENDED)
                        .map(Track::number)
                        .collect(Collectors.toSet());
        watched.keySet().retainAll(alive);
    }
}
