package org.marsad.follow;

/// How the picture moved since the frame before, because the camera did: what stood still at (x, y)
/// then is at (xx · x + xy · y + right, yx · x + yy · y + down) now. Pixels; x right, y down, from the
/// top-left corner.
public record PictureShift(
        double xx, double xy, double yx, double yy, double rightPixels, double downPixels) {

    public static final PictureShift NONE = moved(0, 0);

    private static final double MOST_ZOOM = 4;

    public PictureShift {
        double area = xx * yy - xy * yx;
        if (!(area >= 1 / (MOST_ZOOM * MOST_ZOOM) && area <= MOST_ZOOM * MOST_ZOOM)
                || !Double.isFinite(xx + xy + yx + yy + rightPixels + downPixels)) {
            throw new IllegalArgumentException(
                    "a picture moves by finite pixels and zooms at most fourfold from frame to frame, was [%g %g; %g %g] + (%g, %g)"
                            .formatted(xx, xy, yx, yy, rightPixels, downPixels));
        }
    }

    /// The whole picture went right and down, without turning or zooming.
    public static PictureShift moved(double rightPixels, double downPixels) {
        return new PictureShift(1, 0, 0, 1, rightPixels, downPixels);
    }

    double x(double x, double y) {
        return xx * x + xy * y + rightPixels;
    }

    double y(double x, double y) {
        return yx * x + yy * y + downPixels;
    }

    /// How much longer a line has become.
    double scale() {
        return Math.sqrt(xx * yy - xy * yx);
    }
}
