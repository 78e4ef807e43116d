package org.marsad.vision.motion;

import java.util.Arrays;

/// What each pixel looks like when nothing is there: a running mean and deviation for the cheap look at
/// every pixel, and a bag of remembered colours for the careful look where something changed.
final class SceneMemory {

    static final int SAMPLES = 16;
    private static final int MATCHES = 2;

    final int width;
    final int height;

    /// Mean luma (low 16 bits) and mean absolute deviation (high 16 bits), both in 1/256 grey.
    final int[] primary;

    /// SAMPLES colours a pixel, packed as by {@link WorkingPicture#colour}.
    final int[] samples;

    /// How restless a pixel is: raised by false alarms and flicker, decays by itself.
    final byte[] unrest;

    private int noise = 0x2545F491;

    SceneMemory(int width, int height) {
        this.width = width;
        this.height = height;
        this.primary = new int[width * height];
        this.samples = new int[width * height * SAMPLES];
        this.unrest = new byte[width * height];
    }

    /// A xorshift generator: enough for choosing samples, the same on every run.
    int random() {
        noise ^= noise << 13;
        noise ^= noise >>> 17;
        noise ^= noise << 5;
        return noise;
    }

    /// Starts from the colours of the first frames: the median is the background (whoever walks through
    /// is in the minority at each place), what lies far from it isn't remembered.
    void learn(int[][] colours) {
        int n = colours.length;
        int[] order = new int[n];
        int pixels = width * height;
        for (int i = 0; i < pixels; i++) {
            for (int k = 0; k < n; k++) {
                int colour = colours[k][i];
                order[k] = (colour & 0xff) << 24 | colour;
            }
            sort(order, n);
            int median = order[n / 2] & 0xffffff;
            primary[i] = (median & 0xff) << 8 | 2 << 24;
            Arrays.fill(samples, i * SAMPLES, (i + 1) * SAMPLES, median);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                remember(colours, x, y);
            }
        }
        Arrays.fill(unrest, (byte) 0);
    }

    private void remember(int[][] colours, int x, int y) {
        int i = y * width + x;
        int mean = mean(i);
        int at = i * SAMPLES;
        for (int[] colour : colours) {
            if (at < (i + 1) * SAMPLES && Math.abs((colour[i] & 0xff) - mean) <= 20) {
                samples[at++] = colour[i];
            }
        }
        while (at < (i + 1) * SAMPLES) {
            int neighbour = neighbour(x, y, random());
            int colour = colours[(random() >>> 8) % colours.length][neighbour];
            if (Math.abs((colour & 0xff) - mean(neighbour)) > 20) {
                colour = samples[i * SAMPLES];
            }
            samples[at++] = colour;
        }
    }

    private static void sort(int[] values, int n) {
        for (int i = 1; i < n; i++) {
            int value = values[i];
            int j = i - 1;
            while (j >= 0 && (values[j] >>> 24) > (value >>> 24)) {
                values[j + 1] = values[j];
                j--;
            }
            values[j + 1] = value;
        }
    }

    int mean(int i) {
        return (primary[i] & 0xffff) >> 8;
    }

    int neighbour(int x, int y, int random) {
        int nx = Math.min(width - 1, Math.max(0, x - 1 + (random & 0xffff) % 3));
        int ny = Math.min(height - 1, Math.max(0, y - 1 + (random >>> 16) % 3));
        return ny * width + nx;
    }

    /// The careful look: is this colour like at least two that this place has had?
    boolean isKnown(int i, int colour, int lumaReach, int chromaReach) {
        int y = colour & 0xff;
        int blue = colour >> 8 & 0xff;
        int red = colour >> 16 & 0xff;
        int found = 0;
        int end = (i + 1) * SAMPLES;
        for (int k = i * SAMPLES; k < end; k++) {
            int sample = samples[k];
            if (Math.abs(y - (sample & 0xff)) <= lumaReach
                    && Math.abs(blue - (sample >> 8 & 0xff)) <= chromaReach
                    && Math.abs(red - (sample >> 16 & 0xff)) <= chromaReach
                    && ++found == MATCHES) {
                return true;
            }
        }
        return false;
    }

    void remember(int i, int colour) {
        samples[i * SAMPLES + (random() >>> 28)] = colour;
    }

    /// Takes the present look of a pixel as background at once.
    void absorb(int i, int colour) {
        Arrays.fill(samples, i * SAMPLES, (i + 1) * SAMPLES, colour);
        primary[i] = (colour & 0xff) << 8 | 3 << 24;
    }

    /// One cheap look at a run of pixels: compares with the mean, lets mean and deviation follow where
    /// they agree, and counts those that don't.
    ///
    /// @param contrast in 1/256 grey
    /// @param follow share of a difference that the mean takes over, in 1/4096
    int look(byte[] luma, int from, int to, int contrast, int follow) {
        int changed = 0;
        for (int i = from; i < to; i++) {
            int state = primary[i];
            int mean = state & 0xffff;
            int deviation = state >>> 16;
            int difference = ((luma[i] & 0xff) << 8) - mean;
            int size = Math.abs(difference);
            int room = contrast + deviation * 3 + (unrest[i] & 0xff) * 48 - size;
            int outside = room >> 31;
            changed -= outside;
            int inside = ~outside;
            mean += ((difference * follow) >> 12) & inside;
            deviation += (((size - deviation) * follow) >> 12) & inside;
            primary[i] = mean | (deviation << 16);
        }
        return changed;
    }
}
