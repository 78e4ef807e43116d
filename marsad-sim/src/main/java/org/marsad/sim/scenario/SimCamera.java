package org.marsad.sim.scenario;

import java.util.List;
import java.util.Map;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.resection.Landmark;
import org.marsad.sensor.camera.resection.Resection;
import org.marsad.sim.light.CameraKind;

/// A camera of a scenario. Nobody mounts a camera without error, so it hangs a little otherwise than the
/// station is told; the difference is drawn once from the told standard deviations. What its landmarks
/// give is drawn too: a man with a GPS stood there, and somebody clicked on his feet.
///
/// @param told what the station knows
/// @param actual how it really looks
/// @param outages when nothing comes from it, by the second of the script
public record SimCamera(
        String tower,
        Map<String, String> name,
        CameraKind kind,
        Told told,
        Camera actual,
        double frameRateHz,
        double rangeMetres,
        List<Span> outages) {

    public SimCamera {
        name = Map.copyOf(name);
        outages = List.copyOf(outages);
    }

    /// @param mounted as the engineers mounted it
    /// @param landmarks on which they clicked
    public record Told(Camera mounted, List<Landmark> landmarks) {

        public Told {
            landmarks = List.copyOf(landmarks);
        }

        public Resection resection() {
            return Resection.of(mounted, landmarks);
        }

        /// As the landmarks say that it hangs.
        public Camera camera() {
            return resection().camera();
        }
    }

    public SensorId id() {
        return actual.id();
    }

    public boolean isOut(double scriptSeconds) {
        return outages.stream().anyMatch(span -> span.holds(scriptSeconds));
    }
}
