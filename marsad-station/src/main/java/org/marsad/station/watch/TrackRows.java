package org.marsad.station.watch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.GroundCovariance;
import org.marsad.geo.LocalFrame;
import org.marsad.locate.ReportOrigin;
import org.marsad.track.Kinematics;
import org.marsad.track.Track;

/// World tracks as `tracks.csv`, a row for each track and frame, and as `tracks.geojson`, a line for
/// each track. Latitude and longitude stay empty when the local frame has no place on the Earth.
final class TrackRows {

    private static final String HEADER =
            "frame,time,track,east_m,north_m,lat,lon,speed_mps,heading_deg,"
                    + "var_ee,var_en,var_nn,class,camera_track,status";

    /// A day of one thing at 25 Hz is 2 million points; a line is thinned to one a second instead.
    private static final double SECONDS_BETWEEN_POINTS = 1;

    private final BufferedWriter out;
    private final @Nullable LocalFrame frame;
    private final Map<Long, Line> lines = new LinkedHashMap<>();

    private record Line(Track newest, List<EastNorthUp> points, List<Instant> times) {}

    TrackRows(BufferedWriter out, Optional<LocalFrame> frame) throws IOException {
        this.out = out;
        this.frame = frame.orElse(null);
        out.write(HEADER);
        out.newLine();
    }

    void write(long frameNumber, Instant time, List<Track> tracks) throws IOException {
        for (Track track : tracks) {
            out.write(row(frameNumber, time, track));
            out.newLine();
            remember(track, time);
        }
    }

    int trackCount() {
        return lines.size();
    }

    private String row(long frameNumber, Instant time, Track track) {
        Kinematics now = track.kinematics();
        GroundCovariance variance = now.positionCovariance();
        String cameraTrack =
                track.lastUpdate().report().origin() instanceof ReportOrigin.Seen(var tracklet)
                        ? Long.toString(tracklet.number())
                        : "";
        return String.format(
                Locale.ROOT,
                "%d,%s,%d,%.3f,%.3f,%s,%.3f,%.1f,%.4f,%.4f,%.4f,%s,%s,%s",
                frameNumber + 1,
                time,
                track.number(),
                now.position().eastMetres(),
                now.position().northMetres(),
                latitudeLongitude(now.position()),
                now.speedMetresPerSecond(),
                Math.toDegrees(now.headingRadians()),
                variance.eastEast(),
                variance.eastNorth(),
                variance.northNorth(),
                lower(track.classification().objectClass()),
                cameraTrack,
                lower(track.status()));
    }

    private String latitudeLongitude(EastNorthUp place) {
        if (frame == null) {
            return ",";
        }
        Geodetic geodetic = frame.toGeodetic(place);
        return String.format(
                Locale.ROOT, "%.7f,%.7f", geodetic.latitudeDegrees(), geodetic.longitudeDegrees());
    }

    private void remember(Track track, Instant time) {
        Line line = lines.get(track.number());
        List<EastNorthUp> points = line == null ? new ArrayList<>() : line.points;
        List<Instant> times = line == null ? new ArrayList<>() : line.times;
        Instant due =
                times.isEmpty()
                        ? Instant.MIN
                        : times.getLast().plusMillis((long) (SECONDS_BETWEEN_POINTS * 1000));
        if (!time.isBefore(due)) {
            points.add(track.kinematics().position());
            times.add(time);
        }
        lines.put(track.number(), new Line(track, points, times));
    }

    /// Without a place on the Earth the coordinates are local metres, and the collection says so.
    void writeLines(BufferedWriter geoJson) throws IOException {
        geoJson.write("{\"type\":\"FeatureCollection\",");
        geoJson.write(frame == null ? "\"coordinates\":\"local metres, east and north\"," : "");
        geoJson.write("\"features\":[");
        String separator = "\n";
        for (Line line : lines.values()) {
            geoJson.write(separator + feature(line));
            separator = ",\n";
        }
        geoJson.write("\n]}\n");
    }

    private String feature(Line line) {
        StringBuilder coordinates = new StringBuilder();
        for (EastNorthUp point : line.points) {
            coordinates.append(coordinates.isEmpty() ? "" : ",").append(coordinate(point));
        }
        if (line.points.size() == 1) {
            coordinates.append(',').append(coordinates.toString());
        }
        return ("{\"type\":\"Feature\",\"properties\":{\"track\":%d,\"class\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"},"
                        + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[%s]}}")
                .formatted(
                        line.newest.number(),
                        lower(line.newest.classification().objectClass()),
                        line.times.getFirst(),
                        line.newest.time(),
                        coordinates);
    }

    private String coordinate(EastNorthUp point) {
        if (frame == null) {
            return String.format(
                    Locale.ROOT, "[%.3f,%.3f]", point.eastMetres(), point.northMetres());
        }
        Geodetic place = frame.toGeodetic(point);
        return String.format(
                Locale.ROOT, "[%.7f,%.7f]", place.longitudeDegrees(), place.latitudeDegrees());
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
