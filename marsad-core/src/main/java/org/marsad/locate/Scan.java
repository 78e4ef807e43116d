package org.marsad.locate;

import java.time.Instant;
import java.util.List;
import org.marsad.sensor.SensorId;

/// The reports of one sensor that are valid at one instant. An empty scan says that the sensor
/// looked and saw nothing.
///
/// @param arrivalTime when the station had it
public record Scan(
        SensorId sensor, Instant validTime, Instant arrivalTime, List<TargetReport> reports) {

    public Scan {
        reports = List.copyOf(reports);
    }
}
