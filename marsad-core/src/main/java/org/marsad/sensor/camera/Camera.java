package org.marsad.sensor.camera;

import java.util.Optional;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Ray;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;

/// A camera that knows where it stands, how it looks, and how well it knows that.
public record Camera(SensorId id, CameraPose pose, Lens lens, CameraSigmas sigmas) {

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
