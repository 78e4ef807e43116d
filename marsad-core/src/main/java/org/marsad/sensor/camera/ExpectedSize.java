package org.marsad.sensor.camera;

import java.util.Optional;
import java.util.OptionalDouble;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.terrain.Terrain;

/// How large a person looks where a foot stands in the picture: to tell one from two, or from a bush
/// moving in front of the lens. Upright, 1.75 m; half of all adults are within 5 % of it.
public record ExpectedSize(Camera camera, Terrain terrain, double maximumRangeMetres) {

    /// Mean height of adults in shoes.
    public static final double PERSON_HEIGHT_METRES = 1.75;

    /// Shoulder breadth, with clothes.
    public static final double PERSON_WIDTH_METRES = 0.5;

    public ExpectedSize {
        if (!(maximumRangeMetres > 0)) {
            throw new IllegalArgumentException(
                    "maximum range must be positive, was " + maximumRangeMetres);
        }
    }

    /// Height in the picture of a standing person whose foot is at this pixel; empty when the pixel
    /// does not look at known ground within range.
    public OptionalDouble findPersonHeightPixels(Pixel foot) {
        Optional<EastNorthUp> ground = terrain.findHit(camera.ray(foot), maximumRangeMetres);
        if (ground.isEmpty()) {
            return OptionalDouble.empty();
        }
        EastNorthUp head = ground.get().plus(new EastNorthUp(0, 0, PERSON_HEIGHT_METRES));
        Optional<Pixel> top = camera.findPixel(head);
        return top.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.hypot(foot.x() - top.get().x(), foot.y() - top.get().y()));
    }
}
