package org.marsad.bench.score.world;

import java.util.HashMap;
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
        return where(truth, tracks, errorsOf(truth, tracks, gateMetres));
    }

    /// The same for those persons only that other tracks stand for too: what is left out is not easier for
    /// either.
    ///
    /// @param others by frame
    public static GroundScore whereBoth(
            Map<Integer, List<Fix>> truth,
            Map<Integer, List<Fix>> tracks,
            Map<Integer, List<Fix>> others,
            double gateMetres) {
        Map<Person, Double> errors = errorsOf(truth, tracks, gateMetres);
        errors.keySet().retainAll(errorsOf(truth, others, gateMetres).keySet());
        return where(truth, tracks, errors);
    }

    private record Person(int frame, int number) {}

    private static Map<Person, Double> errorsOf(
            Map<Integer, List<Fix>> truth, Map<Integer, List<Fix>> tracks, double gateMetres) {
        Map<Person, Double> errors = new HashMap<>();
        truth.forEach(
                (frame, persons) -> {
                    PairTable distances =
                            NearPairs.of(
                                    persons, tracks.getOrDefault(frame, List.of()), gateMetres);
                    int[] matched = Epoch.matchAfresh(distances, gateMetres);
                    for (int i = 0; i < matched.length; i++) {
                        if (matched[i] >= 0) {
                            errors.put(new Person(frame, i), distances.valueOf(i, matched[i]));
                        }
                    }
                });
        return errors;
    }

    private static GroundScore where(
            Map<Integer, List<Fix>> truth,
            Map<Integer, List<Fix>> tracks,
            Map<Person, Double> found) {
        List<Double> errors = found.values().stream().sorted().toList();
        int persons = truth.values().stream().mapToInt(List::size).sum();
        int reported =
                truth.keySet().stream()
                        .mapToInt(frame -> tracks.getOrDefault(frame, List.of()).size())
                        .sum();
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
