package org.marsad.sim.backdrop;

import org.marsad.sim.light.Exposure;

/// A backdrop in the light of one moment: grey for every pixel, colour for every second one.
public final class LitBackdrop {

    final float[] grey;
    final float[] blue;
    final float[] red;
    final int chromaWidth;
    final Exposure exposure;

    public LitBackdrop(Backdrop backdrop, Exposure exposure) {
        this.exposure = exposure;
        this.grey = new float[backdrop.width * backdrop.height];
        this.chromaWidth = backdrop.width / 2;
        int chromaHeight = backdrop.height / 2;
        this.blue = new float[chromaWidth * chromaHeight];
        this.red = new float[chromaWidth * chromaHeight];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) greyOf(backdrop, i);
        }
        if (!exposure.isGrey()) {
            colour(backdrop, chromaHeight);
        }
    }

    public Exposure exposure() {
        return exposure;
    }

    private double greyOf(Backdrop backdrop, int i) {
        return backdrop.depth[i] == Backdrop.SKY
                ? exposure.sky(backdrop.ambient[i])
                : exposure.grey(backdrop.direct[i], backdrop.ambient[i], backdrop.depth[i]);
    }

    private void colour(Backdrop backdrop, int chromaHeight) {
        for (int y = 0; y < chromaHeight; y++) {
            for (int x = 0; x < chromaWidth; x++) {
                int i = 2 * y * backdrop.width + 2 * x;
                boolean sky = backdrop.depth[i] == Backdrop.SKY;
                double strength = exposure.colour() * grey[i] / 128;
                double clear = sky ? 0 : exposure.clear(backdrop.depth[i]);
                int target = y * chromaWidth + x;
                blue[target] =
                        (float)
                                (strength
                                        * (clear * backdrop.blue[i]
                                                + (1 - clear) * exposure.hazeBlue()));
                red[target] =
                        (float)
                                (strength
                                        * (clear * backdrop.red[i]
                                                + (1 - clear) * exposure.hazeRed()));
            }
        }
    }
}
