package org.marsad.locate;

import java.time.Instant;
import org.marsad.detect.Classification;
import org.marsad.sensor.SensorId;

/// What a sensor says about one thing in the world, at one instant.
public sealed interface TargetReport permits Plot, Strobe {

    SensorId sensor();

    /// When the thing was where the report says: the exposure time of a camera.
    Instant validTime();

    Classification classification();

    ReportOrigin origin();
}
