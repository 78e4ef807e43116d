package org.marsad.vision.things;

import java.util.OptionalDouble;
import org.marsad.sensor.Pixel;

/// How tall a standing person looks, by where the feet are: what a calibrated camera knows.
@FunctionalInterface
public interface SizePrior {

    /// Height in pixels of a person who stands at this pixel; empty where no one can stand (sky) or
    /// when the camera is not calibrated.
    OptionalDouble findPersonHeightPixels(Pixel foot);

    static SizePrior unknown() {
        return _ -> OptionalDouble.empty();
    }
}
