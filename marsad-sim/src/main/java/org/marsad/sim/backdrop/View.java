package org.marsad.sim.backdrop;

import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.Distortion;

/// A camera's geometry laid out for millions of rays. The ray through a pixel has a forward part of
/// 1, so its length counts depth along the axis.
public final class View {

    final double originEast;
    final double originNorth;
    final double originUp;
    final int width;
    final int height;
    private final EastNorthUp right;
    private final EastNorthUp down;
    private final EastNorthUp forward;
    private final double focal;
    private final double principalX;
    private final double principalY;

    public View(Camera camera) {
        if (!(camera.lens().distortion() instanceof Distortion.None)
                || camera.lens().focalXPixels() != camera.lens().focalYPixels()) {
            throw new IllegalArgumentException(
                    "simulated cameras have plain lenses, %s has %s"
                            .formatted(camera.id(), camera.lens()));
        }
        originEast = camera.pose().position().eastMetres();
        originNorth = camera.pose().position().northMetres();
        originUp = camera.pose().position().upMetres();
        right = camera.pose().attitude().toLocal(1, 0, 0);
        down = camera.pose().attitude().toLocal(0, 1, 0);
        forward = camera.pose().attitude().toLocal(0, 0, 1);
        width = camera.lens().widthPixels();
        height = camera.lens().heightPixels();
        focal = camera.lens().focalXPixels();
        principalX = camera.lens().principalXPixels();
        principalY = camera.lens().principalYPixels();
    }

    /// Where the camera is: east, north, up.
    public double[] eye() {
        return new double[] {originEast, originNorth, originUp};
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public double focalPixels() {
        return focal;
    }

    /// The direction through a place of the picture.
    public void aim(double x, double y, double[] direction) {
        double u = (x - principalX) / focal;
        double v = (y - principalY) / focal;
        direction[0] = forward.eastMetres() + u * right.eastMetres() + v * down.eastMetres();
        direction[1] = forward.northMetres() + u * right.northMetres() + v * down.northMetres();
        direction[2] = forward.upMetres() + u * right.upMetres() + v * down.upMetres();
    }

    /// Picture x, y and depth of a place; a depth of 0 or less is behind the camera.
    public void project(double east, double north, double up, double[] result) {
        double e = east - originEast;
        double n = north - originNorth;
        double u = up - originUp;
        double depth =
                e * forward.eastMetres() + n * forward.northMetres() + u * forward.upMetres();
        double x = e * right.eastMetres() + n * right.northMetres() + u * right.upMetres();
        double y = e * down.eastMetres() + n * down.northMetres() + u * down.upMetres();
        result[0] = principalX + focal * x / depth;
        result[1] = principalY + focal * y / depth;
        result[2] = depth;
    }
}
