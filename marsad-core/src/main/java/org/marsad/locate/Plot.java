package org.marsad.locate;

import java.time.Instant;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.sensor.SensorId;

/// A place on the ground, and how sure. The covariance holds everything the sensor knows of its own
/// errors: pixel, pose, terrain height, timing.
///
/// @param widthMetres how wide the thing is across the sensor's view; 0 where the sensor can't tell
public record Plot(
        SensorId sensor,
        Instant validTime,
        EastNorthUp position,
        GroundCovariance covariance,
        Classification classification,
        ReportOrigin origin,
        double widthMetres)
        implements TargetReport {

    /// Of a thing without a known width.
    public Plot(
            SensorId sensor,
            Instant validTime,
            EastNorthUp position,
            GroundCovariance covariance,
            Classification classification,
            ReportOrigin origin) {
        this(sensor, validTime, position, covariance, classification, origin, 0);
    }
}
