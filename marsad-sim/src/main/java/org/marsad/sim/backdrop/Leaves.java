package org.marsad.sim.backdrop;

import java.util.stream.IntStream;

/// The pixels of a picture that show leaves, and how they move in the wind.
final class Leaves {

    final int[] backdropIndex;
    final int[] pictureIndex;
    private final float[] share;
    private final float[] phase;
    private final double amplitudePixels;

    Leaves(Backdrop backdrop, double windMetresPerSecond) {
        int margin = Backdrop.MARGIN;
        int line = backdrop.width - 2 * margin;
        backdropIndex =
                windMetresPerSecond == 0
                        ? new int[0]
                        : IntStream.range(0, backdrop.leafShare.length)
                                .filter(i -> backdrop.leafShare[i] > 0.02)
                                .filter(i -> inside(i, backdrop, margin))
                                .toArray();
        pictureIndex = new int[backdropIndex.length];
        share = new float[backdropIndex.length];
        phase = new float[backdropIndex.length];
        for (int n = 0; n < backdropIndex.length; n++) {
            int i = backdropIndex[n];
            pictureIndex[n] = (i / backdrop.width - margin) * line + i % backdrop.width - margin;
            share[n] = backdrop.leafShare[i];
            phase[n] = backdrop.leafPhase[i];
        }
        amplitudePixels = 0.10 * windMetresPerSecond;
    }

    private static boolean inside(int i, Backdrop backdrop, int margin) {
        int x = i % backdrop.width;
        int y = i / backdrop.width;
        return x >= margin
                && y >= margin
                && x < backdrop.width - margin
                && y < backdrop.height - margin;
    }

    double pushPixels(int n, double seconds) {
        return amplitudePixels
                * share[n]
                * (Math.sin(4.1 * seconds + phase[n])
                        + 0.5 * Math.sin(9.7 * seconds + 2.3 * phase[n]));
    }
}
