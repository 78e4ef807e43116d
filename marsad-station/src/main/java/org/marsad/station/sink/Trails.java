package org.marsad.station.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.track.Track;

/// Where each living track has been, at most one point a second and so many points, and which
/// sensors have reported it lately.
final class Trails {

    private static final int MOST_POINTS = 300;
    private static final Duration BETWEEN_POINTS = Duration.ofSeconds(1);
    private static final Duration LATELY = Duration.ofSeconds(3);

    private static final class Trail {
        final ArrayDeque<String> points = new ArrayDeque<>();
        final Map<String, Instant> sensors = new TreeMap<>();
        Instant nextPoint = Instant.MIN;
    }

    private final LocalFrame frame;
    private final Map<Long, Trail> trails = new HashMap<>();

    Trails(LocalFrame frame) {
        this.frame = frame;
    }

    void add(List<Track> tracks) {
        trails.keySet().retainAll(tracks.stream().map(Track::number).collect(Collectors.toSet()));
        tracks.forEach(this::add);
    }

    /// Sensors that have reported the track lately, in order of their names.
    Set<String> sensors(long track) {
        Trail trail = trails.get(track);
        return trail == null ? Set.of() : trail.sensors.keySet();
    }

    /// `[[longitude, latitude, seconds since 1970], …]`, oldest first.
    String json(long track) {
        Trail trail = trails.get(track);
        return trail == null ? "[]" : PageJson.array(trail.points);
    }

    private void add(Track track) {
        Trail trail = trails.computeIfAbsent(track.number(), _ -> new Trail());
        Instant seen = track.lastUpdate().time();
        trail.sensors.put(track.lastUpdate().report().sensor().value(), seen);
        trail.sensors.values().removeIf(time -> time.isBefore(seen.minus(LATELY)));
        if (!track.time().isBefore(trail.nextPoint)) {
            trail.nextPoint = track.time().plus(BETWEEN_POINTS);
            trail.points.add(point(track));
            if (trail.points.size() > MOST_POINTS) {
                trail.points.remove();
            }
        }
    }

    private String point(Track track) {
        Geodetic place = frame.toGeodetic(track.kinematics().position());
        return "[%s,%s,%s]"
                .formatted(
                        PageJson.rounded(place.longitudeDegrees(), 1e7),
                        PageJson.rounded(place.latitudeDegrees(), 1e7),
                        PageJson.rounded(track.time().toEpochMilli() / 1000.0, 10));
    }
}
