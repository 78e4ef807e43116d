package org.marsad.track.sensing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.track.existence.SensorViews;

/// The sensors that measure places themselves and of which nobody says what they see.
public final class LearntSensors {

    private final int limit;
    private final SensorViews views;
    private final Map<SensorId, LearntSensor> sensors = new LinkedHashMap<>();

    /// @param limit further sensors are not learnt
    /// @param views learns of each
    public LearntSensors(int limit, SensorViews views) {
        this.limit = limit;
        this.views = views;
    }

    /// The one that made a scan.
    public Optional<LearntSensor> find(Scan scan) {
        SensorId sensor = scan.sensor();
        if (views.isTold(sensor)) {
            return Optional.empty();
        }
        LearntSensor known = sensors.get(sensor);
        if (known == null
                && sensors.size() < limit
                && scan.reports().stream().anyMatch(LearntSensors::isMeasured)) {
            known = new LearntSensor();
            sensors.put(sensor, known);
            views.learn(sensor, known);
        }
        return Optional.ofNullable(known);
    }

    private static boolean isMeasured(TargetReport report) {
        return report.origin() instanceof ReportOrigin.Measured;
    }

    /// A report turned out to be of nothing.
    public void falseReport(TargetReport report) {
        LearntSensor sensor = sensors.get(report.sensor());
        if (sensor != null && report instanceof Plot plot) {
            sensor.falseReport(plot.position().eastMetres(), plot.position().northMetres());
        }
    }
}
