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

/// The sensors that measure places themselves: how well each sees is learnt, what it can reach may be told.
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

    /// The one of this name, if it has been met.
    public Optional<LearntSensor> find(SensorId sensor) {
        return Optional.ofNullable(sensors.get(sensor));
    }

    /// The one that made a scan; from its first measured place on it is learnt. One that gives bearings only is not: of
    /// a look without a bearing nobody can say which place it missed.
    public Optional<LearntSensor> meet(Scan scan) {
        SensorId sensor = scan.sensor();
        if (!sensors.containsKey(sensor)
                && sensors.size() < limit
                && scan.reports().stream().anyMatch(LearntSensors::isMeasured)) {
            LearntSensor fresh = new LearntSensor();
            sensors.put(sensor, fresh);
            views.findTold(sensor).ifPresent(fresh::reaches);
            views.learn(sensor, fresh);
        }
        return find(sensor);
    }

    private static boolean isMeasured(TargetReport report) {
        return report instanceof Plot && report.origin() instanceof ReportOrigin.Measured;
    }

    /// Other views were told.
    public void renewReaches() {
        sensors.forEach((sensor, learnt) -> views.findTold(sensor).ifPresent(learnt::reaches));
    }

    /// A report turned out to be of nothing.
    public void falseReport(TargetReport report) {
        LearntSensor sensor = sensors.get(report.sensor());
        if (sensor != null && report instanceof Plot plot) {
            sensor.falseReport(plot.position().eastMetres(), plot.position().northMetres());
        }
    }
}
