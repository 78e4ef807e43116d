package org.marsad.station.watch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marsad.geo.LocalFrame;
import org.marsad.sensor.camera.Camera;
import org.marsad.terrain.Terrain;

/// What is known of the camera that took a clip.
public sealed interface Calibration {

    /// Nothing: things are followed in pixels, and have no place.
    record None() implements Calibration {}

    /// Where it stands and how it looks, and the ground before it.
    ///
    /// @param localFrame where the local frame lies on the Earth; absent for a frame of its own
    /// @param complaint what is wrong with the landmarks that turned it
    record Placed(
            Camera camera,
            Terrain terrain,
            @Nullable LocalFrame localFrame,
            Optional<String> complaint)
            implements Calibration {

        Optional<LocalFrame> findLocalFrame() {
            return Optional.ofNullable(localFrame);
        }
    }
}
