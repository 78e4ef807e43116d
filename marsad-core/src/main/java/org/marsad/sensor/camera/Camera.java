package org.marsad.sensor.camera;

import java.util.List;
import java.util.Optional;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Ray;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;

/// A camera that knows where it stands, how it looks, and how well it knows that.
///
/// @param sigmas as it was mounted
/// @param poseErrors what may still be wrong with pose and focal length: errors independent of each
///     other, each one standard deviation long. landmarks make them small
public record Camera(
        SensorId id, CameraPose pose, Lens lens, CameraSigmas sigmas, List<PoseShift> poseErrors) {

    public Camera {
        poseErrors = List.copyOf(poseErrors);
    }

    /// A camera just mounted.
    public Camera(SensorId id, CameraPose pose, Lens lens, CameraSigmas sigmas) {
        this(id, pose, lens, sigmas, sigmas.poseErrors());
    }

    /// The same camera, a little elsewhere and looking a little otherwise.
    public Camera moved(PoseShift shift) {
        EastNorthUp forward = pose.attitude().toLocal(0, 0, 1);
        EastNorthUp turn =
                new EastNorthUp(0, 0, -shift.panRadians())
                        .plus(levelRight(forward).times(shift.tiltRadians()))
                        .plus(forward.times(shift.rollRadians()));
        double angle = turn.lengthMetres();
        EastNorthUp axis = turn.times(angle > 0 ? 1 / angle : 0);
        Attitude attitude =
                angle > 0
                        ? Attitude.aboutAxis(
                                        axis.eastMetres(),
                                        axis.northMetres(),
                                        axis.upMetres(),
                                        angle)
                                .after(pose.attitude())
                        : pose.attitude();
        return new Camera(
                id,
                new CameraPose(pose.position().plus(shift.place()), attitude),
                lens.zoomed(Math.max(0.1, 1 + shift.focalRatio())),
                sigmas,
                poseErrors);
    }

    public Camera withPoseErrors(List<PoseShift> errors) {
        return new Camera(id, pose, lens, sigmas, errors);
    }

    /// The axis that tilt turns about: level, to the right of where the camera looks.
    private EastNorthUp levelRight(EastNorthUp forward) {
        double level = Math.hypot(forward.eastMetres(), forward.northMetres());
        return level < 1e-6
                ? pose.attitude().toLocal(1, 0, 0)
                : new EastNorthUp(forward.northMetres() / level, -forward.eastMetres() / level, 0);
    }

    /// Where a place falls in the picture (perhaps outside its edges); empty behind the camera.
    public Optional<Pixel> findPixel(EastNorthUp place) {
        double[] direction = pose.attitude().toCamera(place.minus(pose.position()));
        if (direction[2] <= 0) {
            return Optional.empty();
        }
        double[] bent =
                lens.distortion().distort(direction[0] / direction[2], direction[1] / direction[2]);
        return Optional.of(
                new Pixel(
                        bent[0] * lens.focalXPixels() + lens.principalXPixels(),
                        bent[1] * lens.focalYPixels() + lens.principalYPixels()));
    }

    /// The line of sight through a pixel.
    public Ray ray(Pixel pixel) {
        double[] straight =
                lens.distortion()
                        .undistort(
                                (pixel.x() - lens.principalXPixels()) / lens.focalXPixels(),
                                (pixel.y() - lens.principalYPixels()) / lens.focalYPixels());
        EastNorthUp direction = pose.attitude().toLocal(straight[0], straight[1], 1);
        return new Ray(pose.position(), direction.times(1 / direction.lengthMetres()));
    }

    /// How many pixels a metre across the view takes up at a place in front of the camera.
    public double pixelsPerMetreAcross(EastNorthUp place) {
        double depthMetres = pose.attitude().toCamera(place.minus(pose.position()))[2];
        return lens.focalXPixels() / depthMetres;
    }
}
