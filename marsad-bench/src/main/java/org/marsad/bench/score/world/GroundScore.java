package org.marsad.bench.score.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.marsad.bench.score.PairTable;

/// How far tracks stand from the persons they stand for, on the ground.
///
/// Each frame is matched by itself: as many pairs as possible within the gate and, of these, the least
/// sum of distances. The errors are of the pairs only, so the gate cuts their tail: read them together with
/// the number of persons without a track. Ids play no part.
///
/// @param persons in all frames of the truth
/// @param tracks reported in those frames
/// @param p90Metres nine of ten errors are at most this
public record GroundScore(
        int persons, int tracks, int matched, double medianMetres, double p90Metres) {

    /// @param truth by frame; frames without any are not scored
    /// @param tracks by frame
    public static GroundScore of(
            Map<Integer, List<Fix>> truth, Map<Integer, List<Fix>> tracks, double gateMetres) {
        List<Double> errors = new ArrayList<>();
        int persons = 0;
        int reported = 0;
        for (Map.Entry<Integer, List<Fix>> frame : truth.entrySet()) {
            List<Fix> shown = tracks.getOrDefault(frame.getKey(), List.of());
            PairTable distances = NearPairs.of(frame.getValue(), shown, gateMetres);
            int[] matched = Epoch.matchAfresh(distances, gateMetres);
            for (int i = 0; i < matched.length; i++) {
                if (matched[i] >= 0) {
                    errors.add(distances.valueOf(i, matched[i]));
                }
            }
            persons += frame.getValue().size();
            reported += shown.size();
        }
        Collections.sort(errors);
        return new GroundScore(
                persons, reported, errors.size(), quantile(errors, 0.5), quantile(errors, 0.9));
    }

    /// Between the two nearest in rank, by a straight line; 0 of nothing.
    private static double quantile(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            return 0;
        }
        double rank = share * (sorted.size() - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (rank - below) * (sorted.get(above) - sorted.get(below));
    }
}
