package org.marsad.locate;

import java.time.Instant;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.SensorId;

/// A bearing only: the thing is somewhere along it. Azimuth in radians clockwise from north, from
/// the sensor's place.
public record Strobe(
        SensorId sensor,
        Instant validTime,
        EastNorthUp sensorPosition,
        double azimuthRadians,
        double azimuthSigmaRadians,
        Classification classification,
        ReportOrigin origin)
        implements TargetReport {}
