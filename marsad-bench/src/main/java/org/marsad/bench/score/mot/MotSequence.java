package org.marsad.bench.score.mot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.marsad.bench.score.Assignment;
import org.marsad.bench.score.UnscorableException;
import org.marsad.formats.mot.MotRow;

/// Truth and tracks of one clip, set against each other frame by frame. Frames that only one of them
/// knows count as well, up to the later end of the two.
public final class MotSequence {

    private static final double DISTRACTOR_OVERLAP = 0.5;

    private final List<FramePair> frames = new ArrayList<>();
    private final Map<Integer, Integer> truthNumbers = new HashMap<>();
    private final Map<Integer, Integer> trackNumbers = new HashMap<>();
    private int truthBoxes;
    private int trackBoxes;

    private MotSequence() {}

    /// @throws UnscorableException when an id stands twice in one frame
    public static MotSequence of(
            List<MotRow> truth, List<MotRow> tracks, TruthConvention convention)
            throws UnscorableException {
        Map<Integer, List<MotRow>> truthByFrame = byFrame(truth, "truth");
        Map<Integer, List<MotRow>> tracksByFrame = byFrame(tracks, "track");
        TreeSet<Integer> numbers = new TreeSet<>(truthByFrame.keySet());
        numbers.addAll(tracksByFrame.keySet());
        MotSequence sequence = new MotSequence();
        for (int number : numbers) {
            List<MotRow> allTruth = truthByFrame.getOrDefault(number, List.of());
            List<MotRow> allTracks = tracksByFrame.getOrDefault(number, List.of());
            sequence.add(
                    allTruth.stream().filter(convention::counts).toList(),
                    withoutDistractors(allTruth, allTracks, convention));
        }
        return sequence;
    }

    List<FramePair> frames() {
        return frames;
    }

    int truthIds() {
        return truthNumbers.size();
    }

    int trackIds() {
        return trackNumbers.size();
    }

    int truthBoxes() {
        return truthBoxes;
    }

    int trackBoxes() {
        return trackBoxes;
    }

    private void add(List<MotRow> truth, List<MotRow> tracks) {
        frames.add(
                new FramePair(
                        numbers(truth, truthNumbers),
                        numbers(tracks, trackNumbers),
                        overlap(truth, tracks)));
        truthBoxes += truth.size();
        trackBoxes += tracks.size();
    }

    private static int[] numbers(List<MotRow> rows, Map<Integer, Integer> known) {
        return rows.stream()
                .mapToInt(
                        row -> {
                            known.putIfAbsent(row.id(), known.size());
                            return known.get(row.id());
                        })
                .toArray();
    }

    private static List<MotRow> withoutDistractors(
            List<MotRow> truth, List<MotRow> tracks, TruthConvention convention) {
        if (convention == TruthConvention.MOT15 || truth.isEmpty() || tracks.isEmpty()) {
            return tracks;
        }
        double[][] overlap = overlap(truth, tracks);
        int[] trackOf = Assignment.mostGain(above(overlap, DISTRACTOR_OVERLAP));
        Set<MotRow> removed = new HashSet<>();
        for (int i = 0; i < truth.size(); i++) {
            if (trackOf[i] >= 0
                    && reaches(overlap[i][trackOf[i]], DISTRACTOR_OVERLAP)
                    && convention.isDistractor(truth.get(i))) {
                removed.add(tracks.get(trackOf[i]));
            }
        }
        return tracks.stream().filter(row -> !removed.contains(row)).toList();
    }

    /// The table with everything below the least overlap put to nought.
    static double[][] above(double[][] overlap, double least) {
        double[][] kept = new double[overlap.length][];
        for (int i = 0; i < overlap.length; i++) {
            kept[i] = overlap[i].clone();
            for (int j = 0; j < kept[i].length; j++) {
                kept[i][j] = reaches(kept[i][j], least) ? kept[i][j] : 0;
            }
        }
        return kept;
    }

    /// At least, with the reference implementation's allowance for rounding.
    static boolean reaches(double overlap, double least) {
        return overlap >= least - Math.ulp(1.0);
    }

    private static double[][] overlap(List<MotRow> truth, List<MotRow> tracks) {
        double[][] overlap = new double[truth.size()][tracks.size()];
        for (int i = 0; i < overlap.length; i++) {
            for (int j = 0; j < overlap[i].length; j++) {
                overlap[i][j] = truth.get(i).box().intersectionOverUnion(tracks.get(j).box());
            }
        }
        return overlap;
    }

    private static Map<Integer, List<MotRow>> byFrame(List<MotRow> rows, String whose)
            throws UnscorableException {
        Map<Integer, List<MotRow>> frames = new TreeMap<>();
        Set<Long> seen = new HashSet<>();
        for (MotRow row : rows) {
            if (!seen.add((long) row.frame() << 32 | Integer.toUnsignedLong(row.id()))) {
                throw new UnscorableException(
                        "expected each %s id once a frame, but id %d stands twice in frame %d; is this a file of detections?"
                                .formatted(whose, row.id(), row.frame()));
            }
            frames.computeIfAbsent(row.frame(), _ -> new ArrayList<>()).add(row);
        }
        return frames;
    }
}
