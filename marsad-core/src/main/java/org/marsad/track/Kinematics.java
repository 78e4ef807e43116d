package org.marsad.track;

import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.track.motion.Estimate;

/// Where a track is and how it moves over the ground, with the covariance of place and of velocity
/// (east, north; metres, metres per second). The cross terms stay inside the tracker.
///
/// @param widthMetres across the view of the camera that saw it; 0 when not known. The place is the middle
public record Kinematics(
        EastNorthUp position,
        double eastMetresPerSecond,
        double northMetresPerSecond,
        GroundCovariance positionCovariance,
        GroundCovariance velocityCovariance,
        double widthMetres) {

    Estimate estimate() {
        return new Estimate(
                position.eastMetres(),
                position.northMetres(),
                eastMetresPerSecond,
                northMetresPerSecond,
                positionCovariance,
                velocityCovariance);
    }

    public double speedMetresPerSecond() {
        return Math.hypot(eastMetresPerSecond, northMetresPerSecond);
    }

    /// Radians clockwise from north, 0 to 2π; without meaning when still.
    public double headingRadians() {
        double heading = Math.atan2(eastMetresPerSecond, northMetresPerSecond);
        return heading < 0 ? heading + 2 * Math.PI : heading;
    }
}
