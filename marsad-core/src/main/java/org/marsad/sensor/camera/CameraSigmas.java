package org.marsad.sensor.camera;

import java.util.List;
import java.util.stream.Stream;
import org.marsad.geo.EastNorthUp;

/// One standard deviation of what is known of a camera: its place (each axis), where it points, its
/// focal length (as a share of it), a pixel position in its pictures, and its clock.
public record CameraSigmas(
        double positionMetres,
        double panRadians,
        double tiltRadians,
        double rollRadians,
        double focalRatio,
        double pixels,
        double clockSeconds) {

    public CameraSigmas {
        double least =
                Math.min(
                        Math.min(
                                Math.min(positionMetres, panRadians),
                                Math.min(tiltRadians, rollRadians)),
                        Math.min(Math.min(focalRatio, pixels), clockSeconds));
        if (!(least >= 0)) {
            throw new IllegalArgumentException(
                    "a standard deviation can't be negative, was " + least);
        }
    }

    /// The errors of pose and focal length, independent of each other, each one standard deviation
    /// long; those that are zero are left out.
    public List<PoseShift> poseErrors() {
        EastNorthUp still = PoseShift.NONE.place();
        return Stream.of(
                        new PoseShift(new EastNorthUp(positionMetres, 0, 0), 0, 0, 0, 0),
                        new PoseShift(new EastNorthUp(0, positionMetres, 0), 0, 0, 0, 0),
                        new PoseShift(new EastNorthUp(0, 0, positionMetres), 0, 0, 0, 0),
                        new PoseShift(still, panRadians, 0, 0, 0),
                        new PoseShift(still, 0, tiltRadians, 0, 0),
                        new PoseShift(still, 0, 0, rollRadians, 0),
                        new PoseShift(still, 0, 0, 0, focalRatio))
                .filter(error -> !error.equals(PoseShift.NONE))
                .toList();
    }
}
