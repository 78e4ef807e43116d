package org.marsad.sensor.camera;

/// How a camera maps directions to pixels: focal lengths and principal point in pixels (the
/// top-left pixel's centre is 0.5, 0.5), for pictures of this size.
public record Lens(
        int widthPixels,
        int heightPixels,
        double focalXPixels,
        double focalYPixels,
        double principalXPixels,
        double principalYPixels,
        Distortion distortion) {

    public Lens {
        if (widthPixels <= 0 || heightPixels <= 0 || !(focalXPixels > 0) || !(focalYPixels > 0)) {
            throw new IllegalArgumentException(
                    "lens needs a positive size and focal length, was %d × %d, %g × %g px"
                            .formatted(widthPixels, heightPixels, focalXPixels, focalYPixels));
        }
    }

    /// A plain lens with its principal point in the middle, from its horizontal field of view.
    public static Lens ofFieldOfView(
            int widthPixels, int heightPixels, double horizontalFieldOfViewRadians) {
        double focal = widthPixels / 2.0 / Math.tan(horizontalFieldOfViewRadians / 2);
        return new Lens(
                widthPixels,
                heightPixels,
                focal,
                focal,
                widthPixels / 2.0,
                heightPixels / 2.0,
                new Distortion.None());
    }

    /// With its focal lengths that many times as long.
    public Lens zoomed(double factor) {
        return new Lens(
                widthPixels,
                heightPixels,
                focalXPixels * factor,
                focalYPixels * factor,
                principalXPixels,
                principalYPixels,
                distortion);
    }

    public double horizontalFieldOfViewRadians() {
        return 2 * Math.atan(widthPixels / 2.0 / focalXPixels);
    }
}
