package org.marsad.sensor.camera;

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
}
