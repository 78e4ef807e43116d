package org.marsad.bench.fused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.marsad.bench.score.world.Course;
import org.marsad.bench.score.world.Fix;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Scan;
import org.marsad.picture.Picture;
import org.marsad.pipeline.Fusion;
import org.marsad.sensor.SensorId;
import org.marsad.track.Track;
import org.marsad.track.existence.SensorView;
import org.marsad.track.motion.Seconds;
import org.marsad.track.registration.Correction;

/// What the station's fusion, as it is set for every site, shows of recorded scans: the tracks of each picture at the
/// time of that picture. Where late scans are waited for a picture is shown that much later; its place is of its time.
final class FusedTracks {

    private final Instant epoch;
    private final double longestGapSeconds;
    private final NavigableMap<Double, List<Track>> pictures = new TreeMap<>();

    private FusedTracks(Instant epoch, double longestGapSeconds) {
        this.epoch = epoch;
        this.longestGapSeconds = longestGapSeconds;
    }

    /// What is known of the sensors.
    ///
    /// @param places where they stand at a time
    /// @param corrections what is taken off their reports
    record Site(
            Map<SensorId, SensorView> views,
            Function<Instant, Map<SensorId, EastNorthUp>> places,
            Map<SensorId, Correction> corrections) {}

    /// @param offsets what is clearly wrong with the sensors
    record Result(List<Course> courses, Map<SensorId, Correction> offsets) {}

    /// @param scans in the order of their arrival
    /// @param epoch second 0 of the courses
    /// @param longestGapSeconds between two pictures of a track for it to be there in between
    static Result of(List<Scan> scans, Site site, Instant epoch, double longestGapSeconds) {
        Fusion fusion = new Fusion(Fusion.Settings.standard());
        fusion.replaceViews(site.views);
        site.corrections.forEach(fusion::correct);
        FusedTracks tracks = new FusedTracks(epoch, longestGapSeconds);
        for (Scan scan : scans) {
            fusion.replacePlaces(site.places.apply(scan.validTime()));
            tracks.note(fusion.accept(scan));
        }
        tracks.note(fusion.finish());
        return new Result(tracks.courses(), fusion.clearOffsets());
    }

    private void note(Picture picture) {
        if (picture.number() > 0) {
            pictures.put(Seconds.between(epoch, picture.time()), picture.tracks());
        }
    }

    private List<Course> courses() {
        Map<Long, List<Fix>> fixes = new LinkedHashMap<>();
        pictures.forEach(
                (seconds, tracks) -> {
                    for (Track track : tracks) {
                        EastNorthUp place = track.kinematics().position();
                        fixes.computeIfAbsent(track.number(), _ -> new ArrayList<>())
                                .add(
                                        new Fix(
                                                seconds,
                                                place.eastMetres(),
                                                place.northMetres(),
                                                track.kinematics().positionCovariance()));
                    }
                });
        return fixes.entrySet().stream()
                .map(
                        entry ->
                                new Course(
                                        entry.getKey().toString(),
                                        entry.getValue(),
                                        longestGapSeconds))
                .toList();
    }
}
