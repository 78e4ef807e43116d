package org.marsad.bench.score.mot;

import java.util.stream.IntStream;
import org.marsad.bench.score.Assignment;

/// Counts one sequence. A first pass over all frames finds how well each person and track go together
/// (the overlap of each pair, shared out among the rivals in its frame, over the frames of both); a
/// second matches each frame for the greatest sum of that times the overlap. The matching is the same at all
/// thresholds; a threshold only says which matches count.
final class HotaCount {

    private final MotSequence sequence;
    private final int[] truthFrames;
    private final int[] trackFrames;
    private final int[][][] together;
    private final int[] matches = new int[Hota.LEVELS];
    private final double[] overlapSum = new double[Hota.LEVELS];

    HotaCount(MotSequence sequence) {
        this.sequence = sequence;
        truthFrames = new int[sequence.truthIds()];
        trackFrames = new int[sequence.trackIds()];
        together = new int[Hota.LEVELS][sequence.truthIds()][sequence.trackIds()];
    }

    Hota count() {
        double[][] alignment = alignment();
        for (FramePair frame : sequence.frames()) {
            if (!frame.isOneSided()) {
                count(frame, alignment);
            }
        }
        return new Hota(IntStream.range(0, Hota.LEVELS).mapToObj(this::level).toList());
    }

    private double[][] alignment() {
        double[][] shared = new double[truthFrames.length][trackFrames.length];
        for (FramePair frame : sequence.frames()) {
            for (int person : frame.truths) {
                truthFrames[person]++;
            }
            for (int track : frame.tracks) {
                trackFrames[track]++;
            }
            if (!frame.isOneSided()) {
                addShares(frame, shared);
            }
        }
        for (int i = 0; i < shared.length; i++) {
            for (int j = 0; j < shared[i].length; j++) {
                shared[i][j] /= truthFrames[i] + trackFrames[j] - shared[i][j];
            }
        }
        return shared;
    }

    private static void addShares(FramePair frame, double[][] shared) {
        double[] ofTruth = new double[frame.truths.length];
        double[] ofTrack = new double[frame.tracks.length];
        for (int i = 0; i < ofTruth.length; i++) {
            for (int j = 0; j < ofTrack.length; j++) {
                ofTruth[i] += frame.overlap[i][j];
                ofTrack[j] += frame.overlap[i][j];
            }
        }
        for (int i = 0; i < ofTruth.length; i++) {
            for (int j = 0; j < ofTrack.length; j++) {
                double overlap = frame.overlap[i][j];
                double rivals = ofTruth[i] + ofTrack[j] - overlap;
                if (rivals > Math.ulp(1.0)) {
                    shared[frame.truths[i]][frame.tracks[j]] += overlap / rivals;
                }
            }
        }
    }

    private void count(FramePair frame, double[][] alignment) {
        double[][] gain = new double[frame.truths.length][frame.tracks.length];
        for (int i = 0; i < gain.length; i++) {
            for (int j = 0; j < gain[i].length; j++) {
                gain[i][j] = alignment[frame.truths[i]][frame.tracks[j]] * frame.overlap[i][j];
            }
        }
        int[] columnOf = Assignment.mostGain(gain);
        for (int i = 0; i < columnOf.length; i++) {
            if (columnOf[i] < 0) {
                continue;
            }
            double overlap = frame.overlap[i][columnOf[i]];
            for (int level = 0;
                    level < Hota.LEVELS && MotSequence.reaches(overlap, Hota.leastOverlap(level));
                    level++) {
                matches[level]++;
                overlapSum[level] += overlap;
                together[level][frame.truths[i]][frame.tracks[columnOf[i]]]++;
            }
        }
    }

    private HotaLevel level(int level) {
        double association = 0;
        double recall = 0;
        double precision = 0;
        for (int i = 0; i < truthFrames.length; i++) {
            for (int j = 0; j < trackFrames.length; j++) {
                double both = together[level][i][j];
                association += both * both / (truthFrames[i] + trackFrames[j] - both);
                recall += both * both / truthFrames[i];
                precision += both * both / trackFrames[j];
            }
        }
        return new HotaLevel(
                matches[level],
                sequence.truthBoxes() - matches[level],
                sequence.trackBoxes() - matches[level],
                overlapSum[level],
                association,
                recall,
                precision);
    }
}
