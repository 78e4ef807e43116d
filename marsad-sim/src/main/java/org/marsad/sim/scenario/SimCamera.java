package org.marsad.sim.scenario;

import java.util.List;
import java.util.Map;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sim.light.CameraKind;

/// A camera of a scenario. Nobody mounts a camera without error, so it hangs a little otherwise than the
/// station is told; the difference is drawn once from the told standard deviations.
///
/// @param told what the station knows
/// @param actual how it really looks
/// @param outages when nothing comes from it, by the second of the script
public record SimCamera(
        String tower,
        Map<String, String> name,
        CameraKind kind,
        Camera told,
        Camera actual,
        double frameRateHz,
        double rangeMetres,
        List<Span> outages) {

    public SimCamera {
        name = Map.copyOf(name);
        outages = List.copyOf(outages);
    }

    public SensorId id() {
        return told.id();
    }

    public boolean isOut(double scriptSeconds) {
        return outages.stream().anyMatch(span -> span.holds(scriptSeconds));
    }
}
