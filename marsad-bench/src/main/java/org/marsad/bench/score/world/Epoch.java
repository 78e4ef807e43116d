package org.marsad.bench.score.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marsad.bench.score.PairTable;
import org.marsad.bench.score.SparseAssignment;

/// Everything that is there at one time: courses by their number, and the distances of those near each
/// other. Arrays and lists are shared, not copied, and nobody writes to them.
final class Epoch {

    /// The price of a target without a track; far above any gate.
    private static final double OUT_OF_REACH = 1e6;

    final double timeSeconds;
    final int[] targets;
    final int[] tracks;
    final List<Fix> targetFixes;
    final List<Fix> trackFixes;

    /// Row i is `targets[i]`, column j is `tracks[j]`, both in ascending order of their number.
    final PairTable distances;

    private Epoch(
            double timeSeconds,
            int[] targets,
            List<Fix> targetFixes,
            int[] tracks,
            List<Fix> trackFixes,
            double reachMetres) {
        this.timeSeconds = timeSeconds;
        this.targets = targets;
        this.targetFixes = targetFixes;
        this.tracks = tracks;
        this.trackFixes = trackFixes;
        this.distances = NearPairs.of(targetFixes, trackFixes, reachMetres);
    }

    /// @param reachMetres pairs farther apart than this are of no interest to any score
    static Epoch at(
            double timeSeconds, List<Course> targets, List<Course> tracks, double reachMetres) {
        List<Fix> targetFixes = new ArrayList<>();
        List<Fix> trackFixes = new ArrayList<>();
        int[] targetNumbers = present(timeSeconds, targets, targetFixes);
        int[] trackNumbers = present(timeSeconds, tracks, trackFixes);
        return new Epoch(
                timeSeconds, targetNumbers, targetFixes, trackNumbers, trackFixes, reachMetres);
    }

    private static int[] present(double timeSeconds, List<Course> courses, List<Fix> fixes) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < courses.size(); number++) {
            int present = number;
            courses.get(number)
                    .findAt(timeSeconds)
                    .ifPresent(
                            fix -> {
                                numbers.add(present);
                                fixes.add(fix);
                            });
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /// As {@link #match}, with no pair kept.
    static int[] matchAfresh(PairTable distances, double gateMetres) {
        int[] none = new int[distances.rows()];
        Arrays.fill(none, -1);
        return match(distances, gateMetres, none);
    }

    /// For each target the column of its track, −1 without. Pairs in `kept` (same form) stay as they are;
    /// the rest is matched: as many as possible within the gate, and of these the least sum of distances.
    static int[] match(PairTable distances, double gateMetres, int[] kept) {
        boolean[] taken = new boolean[distances.columns()];
        for (int column : kept) {
            if (column >= 0) {
                taken[column] = true;
            }
        }
        PairTable free =
                distances.where(
                        (row, column, distance) ->
                                distance <= gateMetres && kept[row] < 0 && !taken[column]);
        int[] matched = SparseAssignment.leastCost(free, OUT_OF_REACH);
        for (int row = 0; row < matched.length; row++) {
            matched[row] = Math.max(matched[row], kept[row]);
        }
        return matched;
    }
}
