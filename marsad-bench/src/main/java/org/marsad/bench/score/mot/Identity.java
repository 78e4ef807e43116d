package org.marsad.bench.score.mot;

import org.marsad.bench.score.Assignment;

/// Identity scores at an overlap of 0.5: each person is given one track for the whole sequence, at most,
/// so that the most boxes are right; boxes of other tracks on that person are wrong.
///
/// Reference: E. Ristani and others, ECCV 2016 workshop on benchmarking multi-target tracking.
public record Identity(int matches, int misses, int falsePositives) {

    private static final double LEAST_OVERLAP = 0.5;

    static final Identity NONE = new Identity(0, 0, 0);

    public static Identity of(MotSequence sequence) {
        double[][] together = new double[sequence.truthIds()][sequence.trackIds()];
        for (FramePair frame : sequence.frames()) {
            for (int i = 0; i < frame.truths.length; i++) {
                for (int j = 0; j < frame.tracks.length; j++) {
                    if (frame.overlap[i][j] >= LEAST_OVERLAP) {
                        together[frame.truths[i]][frame.tracks[j]]++;
                    }
                }
            }
        }
        int[] trackOf = Assignment.mostGain(together);
        int matches = 0;
        for (int person = 0; person < trackOf.length; person++) {
            matches += trackOf[person] < 0 ? 0 : (int) together[person][trackOf[person]];
        }
        return new Identity(
                matches, sequence.truthBoxes() - matches, sequence.trackBoxes() - matches);
    }

    public Identity plus(Identity other) {
        return new Identity(
                matches + other.matches,
                misses + other.misses,
                falsePositives + other.falsePositives);
    }

    public double idf1() {
        return matches / Math.max(1.0, matches + 0.5 * (misses + falsePositives));
    }

    public double precision() {
        return matches / Math.max(1.0, matches + falsePositives);
    }

    public double recall() {
        return matches / Math.max(1.0, matches + misses);
    }
}
