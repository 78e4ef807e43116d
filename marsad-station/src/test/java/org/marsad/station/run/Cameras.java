package org.marsad.station.run;

import java.util.List;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Lens;
import org.marsad.sensor.camera.resection.Resection;

/// Mounts for tests.
final class Cameras {

    private Cameras() {}

    /// Over the origin, looking north and a little down.
    static StationPlan.Mount above(double metres) {
        Camera camera =
                new Camera(
                        new SensorId("t1"),
                        new CameraPose(
                                new EastNorthUp(0, 0, metres),
                                Attitude.ofPanTiltRoll(0, Math.toRadians(-5), 0)),
                        Lens.ofFieldOfView(960, 540, Math.toRadians(40)),
                        new CameraSigmas(0.5, 0.002, 0.001, 0.002, 0.005, 1, 0.05));
        return _ -> Resection.of(camera, List.of());
    }
}
