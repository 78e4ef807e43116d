package org.marsad.terrain;

import java.util.Optional;
import java.util.OptionalDouble;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Ray;

/// The ground of a site in its local frame.
public interface Terrain {

    /// Height of the ground, metres up in the local frame; empty where nothing is known.
    OptionalDouble findHeightMetres(double eastMetres, double northMetres);

    /// The first place where the ray meets the ground, not farther than this; never steps through a
    /// ridge. Empty when the ray leaves the known ground, or goes above it all the way.
    Optional<EastNorthUp> findHit(Ray ray, double maximumRangeMetres);

    /// Whether the straight line between two places stays above the ground.
    boolean sees(EastNorthUp from, EastNorthUp to);
}
