package org.marsad.sim.backdrop;

import org.marsad.sim.world.ValueNoise;

/// How a mast moves the picture: two slow swings and a little irregularity, at most as far as the
/// weather says, with a roll of a tenth of that.
///
/// @param right and {@link #down}: where a thing shows, against where it would without sway, pixels
/// @param rollRadians about the picture's middle, clockwise as seen
public record MastSway(double right, double down, double rollRadians) {

    private static final double FIRST_HERTZ = 0.53;
    private static final double SECOND_HERTZ = 1.31;

    public static MastSway at(double seconds, double amplitudePixels, int width, long seed) {
        ValueNoise noise = new ValueNoise(seed + 41);
        double beat = 0.55 + 0.45 * noise.at(seconds / 7, 0.5);
        double across =
                0.7 * Math.sin(2 * Math.PI * FIRST_HERTZ * seconds + (seed & 7))
                        + 0.3 * noise.at(seconds * 2.2, 9.5);
        double along =
                0.7 * Math.sin(2 * Math.PI * SECOND_HERTZ * seconds + 1)
                        + 0.3 * noise.at(seconds * 2.2, 19.5);
        return new MastSway(
                amplitudePixels * beat * across,
                amplitudePixels * 0.45 * beat * along,
                0.1 * amplitudePixels / width * noise.at(seconds * 0.9, 29.5));
    }

    /// Where a place of the unswayed picture shows.
    public void apply(double[] pixel, int width, int height) {
        double x = pixel[0] - width / 2.0;
        double y = pixel[1] - height / 2.0;
        pixel[0] = width / 2.0 + x - rollRadians * y + right;
        pixel[1] = height / 2.0 + y + rollRadians * x + down;
    }

    /// What shows at a place of the picture.
    public void undo(double[] pixel, int width, int height) {
        double x = pixel[0] - width / 2.0 - right;
        double y = pixel[1] - height / 2.0 - down;
        pixel[0] = width / 2.0 + x + rollRadians * y;
        pixel[1] = height / 2.0 + y - rollRadians * x;
    }
}
