package org.marsad.sensor.camera.resection;

import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;

/// A place that is known on the ground and seen in a camera's picture: a corner of a wall, or where a man
/// with a GPS stood while somebody clicked on his feet.
///
/// @param levelSigmaMetres one standard deviation of the place, east and north each
/// @param heightSigmaMetres one standard deviation of its height
public record Landmark(
        String name,
        Pixel pixel,
        EastNorthUp place,
        double levelSigmaMetres,
        double heightSigmaMetres) {

    public Landmark {
        if (!(levelSigmaMetres >= 0 && heightSigmaMetres >= 0)) {
            throw new IllegalArgumentException(
                    "landmark '%s': a sigma can't be negative, was %g m, %g m"
                            .formatted(name, levelSigmaMetres, heightSigmaMetres));
        }
    }
}
