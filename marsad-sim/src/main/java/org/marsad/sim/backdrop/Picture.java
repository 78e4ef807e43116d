package org.marsad.sim.backdrop;

import org.marsad.sim.light.Exposure;

/// A picture in the making: grey and colour as numbers, before noise and rounding.
public final class Picture {

    final int width;
    final int height;
    final float[] grey;
    final float[] blue;
    final float[] red;
    private final Backdrop backdrop;
    private final Leaves leaves;
    private final SensorNoise noise;

    public Picture(Backdrop backdrop, double windMetresPerSecond, long seed) {
        this.width = backdrop.width - 2 * Backdrop.MARGIN;
        this.height = backdrop.height - 2 * Backdrop.MARGIN;
        this.grey = new float[width * height];
        this.blue = new float[width / 2 * (height / 2)];
        this.red = new float[width / 2 * (height / 2)];
        this.backdrop = backdrop;
        this.leaves = new Leaves(backdrop, windMetresPerSecond);
        this.noise = new SensorNoise(seed);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public double grey(int x, int y) {
        return grey[y * width + x];
    }

    /// Starts from the backdrop, moved by the sway: each row in runs of 64 pixels with one shift, read
    /// bilinearly. A roll of a thousandth moves the ends of a run by a thirtieth of a pixel.
    public void begin(LitBackdrop lit, MastSway sway, double seconds) {
        double[] from = new double[2];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x += 64) {
                int until = Math.min(width, x + 64);
                double middle = (x + until) / 2.0;
                from[0] = middle;
                from[1] = y + 0.5;
                sway.undo(from, width, height);
                run(lit, y, x, until, from[0] - middle, from[1] - 0.5);
            }
        }
        colour(lit, sway);
        stir(lit, sway, seconds);
    }

    /// Adds the sensor's noise and rounds to bytes.
    ///
    /// @param frame counts frames: the noise of each is another
    public void develop(Exposure exposure, int frame, byte[] i420) {
        noise.develop(this, exposure, frame, i420);
    }

    private void run(LitBackdrop lit, int y, int x, int until, double dx, double fromY) {
        int column = (int) Math.floor(dx);
        int row = (int) Math.floor(fromY);
        float u = (float) (dx - column);
        float v = (float) (fromY - row);
        int line = backdrop.width;
        int low = (row + Backdrop.MARGIN) * line + column + Backdrop.MARGIN;
        float[] s = lit.grey;
        float a = (1 - u) * (1 - v);
        float b = u * (1 - v);
        float c = (1 - u) * v;
        float d = u * v;
        for (int i = x; i < until; i++) {
            int k = low + i;
            grey[y * width + i] = a * s[k] + b * s[k + 1] + c * s[k + line] + d * s[k + line + 1];
        }
    }

    private void colour(LitBackdrop lit, MastSway sway) {
        if (lit.exposure.isGrey()) {
            return;
        }
        int shiftX = (int) Math.round((Backdrop.MARGIN - sway.right()) / 2);
        int shiftY = (int) Math.round((Backdrop.MARGIN - sway.down()) / 2);
        for (int y = 0; y < height / 2; y++) {
            int from = (y + shiftY) * lit.chromaWidth + shiftX;
            System.arraycopy(lit.blue, from, blue, y * (width / 2), width / 2);
            System.arraycopy(lit.red, from, red, y * (width / 2), width / 2);
        }
    }

    /// Moves leaves: to first order, along the slope of grey across the picture.
    private void stir(LitBackdrop lit, MastSway sway, double seconds) {
        int shift = (int) Math.round(sway.down()) * width + (int) Math.round(sway.right());
        for (int n = 0; n < leaves.backdropIndex.length; n++) {
            int target = leaves.pictureIndex[n] + shift;
            if (target >= 0 && target < grey.length) {
                int i = leaves.backdropIndex[n];
                double push = leaves.pushPixels(n, seconds);
                grey[target] += (float) (push * (lit.grey[i - 1] - lit.grey[i + 1]) / 2);
            }
        }
    }

    public void blend(int x, int y, double share, double newGrey) {
        int i = y * width + x;
        grey[i] += (float) (share * (newGrey - grey[i]));
    }

    public void tint(int x, int y, double share, double newBlue, double newRed) {
        int i = Math.min(y / 2, height / 2 - 1) * (width / 2) + Math.min(x / 2, width / 2 - 1);
        blue[i] += (float) (share / 4 * (newBlue - blue[i]));
        red[i] += (float) (share / 4 * (newRed - red[i]));
    }
}
