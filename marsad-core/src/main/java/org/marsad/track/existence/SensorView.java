package org.marsad.track.existence;

import org.marsad.geo.EastNorthUp;

/// What one sensor sees of the ground now. Asked very often, so an answer takes about a microsecond.
public interface SensorView {

    /// Chance that a look reports a thing that stands there, 0 to below 1; 0 outside the picture, out
    /// of range, and where the ground hides it.
    ///
    /// @param place on the ground; its height does not count
    /// @param heightMetres how high the thing shows above the ground
    double detectionProbability(EastNorthUp place, double heightMetres);

    /// Whether the sensor looks that way and that far, and only the ground stands between.
    boolean isHidden(EastNorthUp place);
}
