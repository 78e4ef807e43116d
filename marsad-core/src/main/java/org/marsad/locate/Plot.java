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
/// @param lateSeconds so long before the valid time the thing was there, as far as the sensor's clock is known to be wrong
public record Plot(
        SensorId sensor,
        Instant validTime,
        EastNorthUp position,
        GroundCovariance covariance,
        Classification classification,
        ReportOrigin origin,
        double widthMetres,
        double lateSeconds)
        implements TargetReport {

    /// By a clock that is believed.
    public Plot(
            SensorId sensor,
            Instant validTime,
            EastNorthUp position,
            GroundCovariance covariance,
            Classification classification,
            ReportOrigin origin,
            double widthMetres) {
        this(sensor, validTime, position, covariance, classification, origin, widthMetres, 0);
    }

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
