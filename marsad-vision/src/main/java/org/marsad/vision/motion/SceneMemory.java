package org.marsad.vision.motion;

/// What each pixel looks like when nothing is there: a running mean and deviation for the cheap look at
/// every pixel, and a bag of remembered colours for the careful look where something changed.
final class SceneMemory {

    private static final double LEAST_DEVIATION = 0.5;

    final int width;
    final int height;

    /// Mean luma (low 16 bits) and mean absolute deviation (high 16 bits), both in 1/256 grey.
    final int[] primary;

    final ColourSamples samples;

    /// What the cheap look compares with: the mean rounded to whole grey levels, and how far from it a pixel may be.
    final byte[] ground;

    final byte[] reach;

    /// The usual colour beside the usual luma.
    final byte[] usualBlue;

    final byte[] usualRed;

    /// How restless a pixel is: raised by false alarms and flicker, decays by itself.
    final byte[] unrest;

    /// In 1/256 grey.
    private final int contrast;

    private int noise = 0x2545F491;

    /// @param contrastGrey least change that counts, grey levels, where nothing is noisy
    SceneMemory(int width, int height, double contrastGrey) {
        this.width = width;
        this.height = height;
        this.primary = new int[width * height];
        this.samples = new ColourSamples(width * height);
        this.unrest = new byte[width * height];
        this.ground = new byte[width * height];
        this.reach = new byte[width * height];
        this.usualBlue = new byte[width * height];
        this.usualRed = new byte[width * height];
        this.contrast = (int) (contrastGrey * 256);
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
            unrest[i] = 0;
            refit(i);
            tint(i, median);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                remember(colours, x, y);
            }
        }
    }

    private void remember(int[][] colours, int x, int y) {
        int i = y * width + x;
        int mean = mean(i);
        int place = 0;
        for (int[] colour : colours) {
            if (place < ColourSamples.COUNT && Math.abs((colour[i] & 0xff) - mean) <= 20) {
                samples.put(i, place++, colour[i]);
            }
        }
        while (place < ColourSamples.COUNT) {
            int neighbour = neighbour(x, y, random());
            int colour = colours[(random() >>> 8) % colours.length][neighbour];
            if (Math.abs((colour & 0xff) - mean(neighbour)) > 20) {
                colour = samples.get(i, 0);
            }
            samples.put(i, place++, colour);
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

    /// Mean absolute difference from the mean, grey levels; at least what rounding makes.
    double deviation(int i) {
        return Math.max(LEAST_DEVIATION, (primary[i] >>> 16) / 256.0);
    }

    /// From a pixel to a random one of its neighbours, or to itself, as a step in the memory.
    ///
    /// @param random 0 to 65535
    int step(int random) {
        int place = (random * 9) >>> 16;
        return place % 3 - 1 + (place / 3 - 1) * width;
    }

    int neighbour(int x, int y, int random) {
        int place = ((random & 0xffff) * 9) >>> 16;
        int nx = Math.clamp(x - 1 + place % 3, 0, width - 1);
        int ny = Math.clamp(y - 1 + place / 3, 0, height - 1);
        return ny * width + nx;
    }

    /// A quick yes for most pixels, without a look at the samples: the usual luma in the usual colour.
    ///
    /// @return the top bit of each of the eight pixels, from this one to the right, that is not like that
    long unusual(WorkingPicture picture, int x, int y, int count, int lumaReach, int chromaReach) {
        int i = y * width + x;
        long luma = Eight.get(picture.luma, i, count);
        long blue = picture.chroma(picture.blue, x, y, count);
        long red = picture.chroma(picture.red, x, y, count);
        long reach = Eight.of(chromaReach);
        return Eight.apart(luma, Eight.get(ground, i, count), Eight.of(lumaReach))
                | Eight.apart(blue, Eight.get(usualBlue, i, count), reach)
                | Eight.apart(red, Eight.get(usualRed, i, count), reach);
    }

    /// Takes the present look of a pixel as background at once.
    void absorb(int i, int colour) {
        samples.fill(i, colour);
        primary[i] = (colour & 0xff) << 8 | 3 << 24;
        tint(i, colour);
        refit(i);
    }

    /// A place was restless: from now on it takes more to be a change there.
    void raiseUnrest(int i, int by) {
        unrest[i] = (byte) Math.min(255, (unrest[i] & 0xff) + by);
        refit(i);
    }

    private void tint(int i, int colour) {
        usualBlue[i] = (byte) (colour >> 8);
        usualRed[i] = (byte) (colour >> 16);
    }

    /// The usual colour of up to eight pixels goes one level nearer to this one: the median in the long run (after
    /// Manzanera and Richefeu's sigma-delta, 2004).
    ///
    /// @param taken the lowest bit of each pixel that follows
    void followTint(WorkingPicture picture, int x, int y, int count, long taken) {
        int i = y * width + x;
        long blue = Eight.get(usualBlue, i, count);
        long red = Eight.get(usualRed, i, count);
        long blueNow = picture.chroma(picture.blue, x, y, count);
        long redNow = picture.chroma(picture.red, x, y, count);
        Eight.put(usualBlue, i, count, Eight.nearer(blue, blueNow, taken));
        Eight.put(usualRed, i, count, Eight.nearer(red, redNow, taken));
    }

    void calm(int from, int count) {
        if (Eight.get(unrest, from, count) != 0) {
            for (int i = from; i < from + count; i++) {
                calm(i);
            }
        }
    }

    private void calm(int i) {
        int now = unrest[i] & 0xff;
        if (now > 0) {
            unrest[i] = (byte) (now - (now >> 4) - 1);
            refit(i);
        }
    }

    /// Lets mean and deviation of a run of pixels follow where the picture agrees with them: not under a thing, even
    /// one that differs little, or it would melt away as it passes.
    ///
    /// @param share of a difference that is taken over, in 1/4096
    void follow(byte[] luma, byte[] labels, int from, int to, int share) {
        for (int i = from; i < to; i++) {
            int state = primary[i];
            int mean = state & 0xffff;
            int deviation = state >>> 16;
            int difference = ((luma[i] & 0xff) << 8) - mean;
            int size = Math.abs(difference);
            if (size <= (reach[i] & 0xff) << 8 && labels[i] == CloserLook.BACKGROUND) {
                mean += (difference * share) >> 12;
                deviation += ((size - deviation) * share) >> 12;
                primary[i] = mean | (deviation << 16);
                refit(i);
            }
        }
    }

    private void refit(int i) {
        int state = primary[i];
        ground[i] = (byte) Math.min(255, ((state & 0xffff) + 128) >> 8);
        int room = contrast + (state >>> 16) * 3 + (unrest[i] & 0xff) * 48;
        reach[i] = (byte) Math.min(255, (room + 128) >> 8);
    }
}
