package org.marsad.locate;

import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.geo.Ray;

/// Where a thing stands on the ground, and how far that place is spread by the errors behind it.
record Spread(EastNorthUp mean, GroundCovariance covariance) {

    /// One standard deviation in the level direction of a ray; 0 for one that looks straight down.
    double sigmaAlongMetres(Ray ray) {
        double east = ray.direction().eastMetres();
        double north = ray.direction().northMetres();
        double square = east * east + north * north;
        if (square < 1e-12) {
            return 0;
        }
        return Math.sqrt(
                (covariance.eastEast() * east * east
                                + 2 * covariance.eastNorth() * east * north
                                + covariance.northNorth() * north * north)
                        / square);
    }
}
