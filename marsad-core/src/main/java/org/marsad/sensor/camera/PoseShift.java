package org.marsad.sensor.camera;

import org.marsad.geo.EastNorthUp;

/// A small difference between two poses of a camera: an error of what is known, or a correction.
///
/// @param place by how much it stands elsewhere
/// @param panRadians clockwise from above
/// @param tiltRadians upwards
/// @param rollRadians clockwise as the camera sees it
/// @param focalRatio by what share the focal length is greater
public record PoseShift(
        EastNorthUp place,
        double panRadians,
        double tiltRadians,
        double rollRadians,
        double focalRatio) {

    public static final PoseShift NONE = new PoseShift(new EastNorthUp(0, 0, 0), 0, 0, 0, 0);

    public PoseShift plus(PoseShift other) {
        return new PoseShift(
                place.plus(other.place),
                panRadians + other.panRadians,
                tiltRadians + other.tiltRadians,
                rollRadians + other.rollRadians,
                focalRatio + other.focalRatio);
    }

    public PoseShift times(double factor) {
        return new PoseShift(
                place.times(factor),
                panRadians * factor,
                tiltRadians * factor,
                rollRadians * factor,
                focalRatio * factor);
    }
}
