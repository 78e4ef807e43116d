package org.marsad.track.motion;

import org.marsad.geo.GroundCovariance;

/// Where a thing is and how it moves, as one Gaussian over the ground: metres and metres per second in
/// the local frame, with the covariance of place and of velocity.
public record Estimate(
        double eastMetres,
        double northMetres,
        double eastMetresPerSecond,
        double northMetresPerSecond,
        GroundCovariance placeCovariance,
        GroundCovariance velocityCovariance) {

    public double speedMetresPerSecond() {
        return Math.hypot(eastMetresPerSecond, northMetresPerSecond);
    }

    /// Of the less sure of the two axes.
    public double speedSigmaMetresPerSecond() {
        return Math.sqrt(Math.max(velocityCovariance.eastEast(), velocityCovariance.northNorth()));
    }
}
