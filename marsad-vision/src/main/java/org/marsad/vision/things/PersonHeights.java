package org.marsad.vision.things;

import java.util.OptionalDouble;
import org.marsad.sensor.Pixel;

/// A {@link SizePrior} asked once on a coarse grid, in working pixels: heights change slowly over the
/// picture, so the nearest node within 8 pixels is right to about a per cent.
public final class PersonHeights {

    private static final int STEP = 8;

    private final int across;
    private final int down;
    private final float[] heights;
    private final boolean known;

    /// @param scale frame pixels per working pixel
    public PersonHeights(SizePrior prior, int width, int height, int scale) {
        this.across = width / STEP + 1;
        this.down = height / STEP + 1;
        this.heights = new float[across * down];
        boolean any = false;
        for (int ty = 0; ty < down; ty++) {
            for (int tx = 0; tx < across; tx++) {
                Pixel foot = new Pixel((double) tx * STEP * scale, (double) ty * STEP * scale);
                OptionalDouble tall = prior.findPersonHeightPixels(foot);
                heights[ty * across + tx] = (float) (tall.orElse(0) / scale);
                any |= tall.isPresent();
            }
        }
        this.known = any;
    }

    public boolean isKnown() {
        return known;
    }

    /// Working pixels; 0 where no one stands. Feet a little outside the picture count as at its edge.
    public double at(double x, double y) {
        double gx = Math.min(across - 1.001, Math.max(0, x / STEP));
        double gy = Math.min(down - 1.001, Math.max(0, y / STEP));
        int tx = (int) gx;
        int ty = (int) gy;
        int at = ty * across + tx;
        float a = heights[at];
        float b = heights[at + 1];
        float c = heights[at + across];
        float d = heights[at + across + 1];
        if (a == 0 || b == 0 || c == 0 || d == 0) {
            return Math.max(Math.max(a, b), Math.max(c, d));
        }
        double fx = gx - tx;
        double fy = gy - ty;
        return (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy;
    }
}
