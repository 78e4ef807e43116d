package org.marsad.bench.score.motion;

/// Pixels counted over any number of frames.
///
/// In the truth 255 is moving, 0 background and 50 a hard shadow, which counts as background; 85 (outside
/// the region of interest) and 170 (cannot be told, the edge of a moving thing) do not count. In the
/// mask everything from 128 up is moving.
///
/// Reference: N. Goyette and others, "changedetection.net: a new change detection benchmark dataset",
/// CVPR workshops 2012. The site averages ratios over the clips of a category; here a clip, or any set of
/// frames, has one count.
public record MotionScore(
        long frames,
        long truePositives,
        long falsePositives,
        long falseNegatives,
        long trueNegatives) {

    public static final MotionScore NONE = new MotionScore(0, 0, 0, 0, 0);

    private static final int MOVING = 255;
    private static final int OUTSIDE = 85;
    private static final int UNKNOWN = 170;
    private static final int LEAST_MOVING = 128;

    /// @param mask one byte a pixel, unsigned
    /// @param truth the same pixels
    public static MotionScore ofFrame(byte[] mask, byte[] truth) {
        if (mask.length != truth.length) {
            throw new IllegalArgumentException(
                    "expected as many pixels as the truth, %d, got %d"
                            .formatted(truth.length, mask.length));
        }
        long[] counts = new long[4];
        for (int i = 0; i < mask.length; i++) {
            int label = Byte.toUnsignedInt(truth[i]);
            if (label != OUTSIDE && label != UNKNOWN) {
                boolean seen = Byte.toUnsignedInt(mask[i]) >= LEAST_MOVING;
                counts[(label == MOVING ? 0 : 2) + (seen ? 0 : 1)]++;
            }
        }
        return new MotionScore(1, counts[0], counts[2], counts[1], counts[3]);
    }

    public MotionScore plus(MotionScore other) {
        return new MotionScore(
                frames + other.frames,
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                trueNegatives + other.trueNegatives);
    }

    public double precision() {
        return share(truePositives, falsePositives);
    }

    public double recall() {
        return share(truePositives, falseNegatives);
    }

    public double specificity() {
        return share(trueNegatives, falsePositives);
    }

    /// The harmonic mean of precision and recall.
    public double fMeasure() {
        return share(2 * truePositives, falsePositives + falseNegatives);
    }

    private static double share(long part, long rest) {
        return (double) part / Math.max(1, part + rest);
    }
}
