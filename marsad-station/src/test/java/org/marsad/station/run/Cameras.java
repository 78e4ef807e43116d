package org.marsad.station.run;

import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Lens;

/// Mounts for tests.
final class Cameras {

    private Cameras() {}

    /// Over the origin, looking north and a little down.
    static StationPlan.Mount above(double metres) {
        return terrain ->
                new Camera(
                        new SensorId("t1"),
                        new CameraPose(
                                new EastNorthUp(0, 0, metres),
                                Attitude.ofPanTiltRoll(0, Math.toRadians(-5), 0)),
                        Lens.ofFieldOfView(960, 540, Math.toRadians(40)),
                        new CameraSigmas(0.5, 0.002, 0.001, 0.002, 0.005, 1, 0.05));
    }
}
