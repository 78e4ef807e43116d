package org.marsad.bench.fused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
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

    /// @param scans in the order of their arrival
    /// @param epoch second 0 of the courses
    /// @param longestGapSeconds between two pictures of a track for it to be there in between
    static List<Course> of(
            List<Scan> scans,
            Map<SensorId, SensorView> views,
            Instant epoch,
            double longestGapSeconds) {
        Fusion fusion = new Fusion(Fusion.Settings.standard());
        fusion.replaceViews(views);
        FusedTracks tracks = new FusedTracks(epoch, longestGapSeconds);
        scans.forEach(scan -> tracks.note(fusion.accept(scan)));
        tracks.note(fusion.finish());
        return tracks.courses();
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
