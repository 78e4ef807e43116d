package org.marsad.station.run;

import org.marsad.follow.Follower;
import org.marsad.follow.FollowerSettings;
import org.marsad.locate.Locator;
import org.marsad.pipeline.Pipeline;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.ExpectedSize;
import org.marsad.terrain.Terrain;
import org.marsad.vision.motion.MotionDetector;
import org.marsad.vision.motion.MotionSettings;

/// How the station analyses a camera that knows its place.
public final class CameraSight {

    private CameraSight() {}

    /// @param thermal whether it sees heat instead of light
    /// @param groundSigmaMetres how far the terrain's heights are off
    public static Pipeline.Sight of(
            Camera camera,
            boolean thermal,
            double rangeMetres,
            Terrain terrain,
            double groundSigmaMetres) {
        ExpectedSize size = new ExpectedSize(camera, terrain, rangeMetres);
        return Pipeline.Sight.calibrated(
                new MotionDetector(
                        thermal ? MotionSettings.THERMAL : MotionSettings.DEFAULT,
                        size::findPersonHeightPixels),
                new Follower(FollowerSettings.standard()),
                new Locator(camera, terrain, groundSigmaMetres, rangeMetres));
    }
}
