package org.marsad.station.watch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.alert.Alert;
import org.marsad.alert.Rule;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.FrameStamp;
import org.marsad.track.TrackUpdate;
import tools.jackson.databind.json.JsonMapper;

/// Alerts as lines of JSON, each with the way back to the frames that made it.
final class AlertLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AlertLines() {}

    static String line(Alert alert) {
        EastNorthUp place = alert.track().kinematics().position();
        Map<String, Object> line = new TreeMap<>();
        line.put("id", alert.id());
        line.put("time", alert.raisedTime().toString());
        line.put("zone", alert.zone().id());
        line.put("zoneName", alert.zone().name());
        line.put("event", event(alert.rule()));
        line.put("severity", lower(alert.rule().severity()));
        line.put("track", alert.track().number());
        line.put("class", lower(alert.track().classification().objectClass()));
        line.put("east_m", millimetres(place.eastMetres()));
        line.put("north_m", millimetres(place.northMetres()));
        line.put("count", alert.count());
        line.put("reports", alert.updates().stream().map(AlertLines::report).toList());
        line.put("frames", alert.frames().stream().map(AlertLines::frame).toList());
        return JSON.writeValueAsString(line);
    }

    private static Map<String, Object> report(TrackUpdate update) {
        TargetReport report = update.report();
        Map<String, Object> line = new TreeMap<>();
        line.put("sensor", report.sensor().value());
        line.put("time", report.validTime().toString());
        line.put("squaredDistance", millimetres(update.squaredDistance()));
        line.put("competitors", update.competitors());
        if (report instanceof Plot plot) {
            GroundCovariance variance = plot.covariance();
            line.put("east_m", millimetres(plot.position().eastMetres()));
            line.put("north_m", millimetres(plot.position().northMetres()));
            line.put(
                    "covariance_m2",
                    List.of(
                            millimetres(variance.eastEast()),
                            millimetres(variance.eastNorth()),
                            millimetres(variance.northNorth())));
        }
        return line;
    }

    private static Map<String, Object> frame(FrameStamp stamp) {
        return Map.of(
                "camera", stamp.camera().value(),
                "frame", stamp.number() + 1,
                "time", stamp.exposureTime().toString());
    }

    private static String event(Rule rule) {
        return switch (rule.event()) {
            case Rule.Enters _ -> "enters";
            case Rule.Leaves _ -> "leaves";
            case Rule.Crosses _ -> "crosses";
            case Rule.StaysLongerThan _ -> "stays";
        };
    }

    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
