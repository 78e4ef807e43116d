package org.marsad.bench.score.mot;

import java.util.Arrays;
import org.marsad.bench.score.Assignment;

/// Counts one sequence frame by frame. A person keeps the track of the frame before as long as
/// they overlap enough; what is left is matched for the greatest sum of overlaps. Frames in which
/// either side is empty leave the memory as it is, as in TrackEval.
final class ClearMotCount {

    private static final double LEAST_OVERLAP = 0.5;

    /// Outweighs any sum of overlaps within a frame, so continuity goes first.
    private static final double CONTINUITY = 1000;

    private static final int NONE = -1;

    private final MotSequence sequence;
    private final int[] lastTrack;
    private final int[] trackInFrameBefore;
    private final int[] present;
    private final int[] matched;
    private final int[] starts;
    private int matches;
    private int switches;
    private double overlapSum;

    ClearMotCount(MotSequence sequence) {
        this.sequence = sequence;
        int persons = sequence.truthIds();
        lastTrack = new int[persons];
        trackInFrameBefore = new int[persons];
        present = new int[persons];
        matched = new int[persons];
        starts = new int[persons];
        Arrays.fill(lastTrack, NONE);
        Arrays.fill(trackInFrameBefore, NONE);
    }

    ClearMot count() {
        for (FramePair frame : sequence.frames()) {
            for (int person : frame.truths) {
                present[person]++;
            }
            if (!frame.isOneSided()) {
                count(frame);
            }
        }
        return new ClearMot(
                matches,
                sequence.truthBoxes() - matches,
                sequence.trackBoxes() - matches,
                switches,
                Arrays.stream(starts).map(n -> Math.max(0, n - 1)).sum(),
                overlapSum,
                lives());
    }

    private void count(FramePair frame) {
        int[] columnOf = Assignment.mostGain(gain(frame));
        int[] trackNow = new int[trackInFrameBefore.length];
        Arrays.fill(trackNow, NONE);
        for (int i = 0; i < columnOf.length; i++) {
            if (columnOf[i] == NONE
                    || !MotSequence.reaches(frame.overlap[i][columnOf[i]], LEAST_OVERLAP)) {
                continue;
            }
            int person = frame.truths[i];
            int track = frame.tracks[columnOf[i]];
            matches++;
            matched[person]++;
            overlapSum += frame.overlap[i][columnOf[i]];
            switches += lastTrack[person] != NONE && lastTrack[person] != track ? 1 : 0;
            starts[person] += trackInFrameBefore[person] == NONE ? 1 : 0;
            lastTrack[person] = track;
            trackNow[person] = track;
        }
        System.arraycopy(trackNow, 0, trackInFrameBefore, 0, trackNow.length);
    }

    private double[][] gain(FramePair frame) {
        double[][] gain = MotSequence.above(frame.overlap, LEAST_OVERLAP);
        for (int i = 0; i < gain.length; i++) {
            for (int j = 0; j < gain[i].length; j++) {
                boolean continues = trackInFrameBefore[frame.truths[i]] == frame.tracks[j];
                gain[i][j] += gain[i][j] > 0 && continues ? CONTINUITY : 0;
            }
        }
        return gain;
    }

    private ClearMot.Lives lives() {
        int most = 0;
        int some = 0;
        for (int person = 0; person < present.length; person++) {
            double share = (double) matched[person] / present[person];
            most += share > 0.8 ? 1 : 0;
            some += share >= 0.2 && share <= 0.8 ? 1 : 0;
        }
        return new ClearMot.Lives(most, some, present.length - most - some);
    }
}
