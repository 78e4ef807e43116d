package org.marsad.bench.score.world;

import java.util.ArrayList;
import java.util.List;
import org.marsad.bench.score.Assignment;

/// Everything that is there at one time: courses by their number, and the distances between them.
/// Arrays and lists are shared, not copied, and nobody writes to them.
final class Epoch {

    /// Stands for "too far" in a table of distances; any gate is much below.
    private static final double OUT_OF_REACH = 1e6;

    final int[] targets;
    final int[] tracks;
    final double[][] distances;

    private Epoch(int[] targets, int[] tracks, double[][] distances) {
        this.targets = targets;
        this.tracks = tracks;
        this.distances = distances;
    }

    static Epoch at(double timeSeconds, List<Course> targets, List<Course> tracks) {
        List<Fix> targetFixes = new ArrayList<>();
        List<Fix> trackFixes = new ArrayList<>();
        int[] targetNumbers = present(timeSeconds, targets, targetFixes);
        int[] trackNumbers = present(timeSeconds, tracks, trackFixes);
        return new Epoch(targetNumbers, trackNumbers, distances(targetFixes, trackFixes));
    }

    static double[][] distances(List<Fix> targets, List<Fix> tracks) {
        double[][] distances = new double[targets.size()][tracks.size()];
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < distances[i].length; j++) {
                distances[i][j] = targets.get(i).distanceMetres(tracks.get(j));
            }
        }
        return distances;
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

    /// For each target the column of its track, −1 without. Pairs in `kept` (same form) stay as they are;
    /// the rest is matched: as many as possible within the gate, and of these the least sum of distances.
    static int[] match(double[][] distances, double gateMetres, int[] kept) {
        int[] matched = kept.clone();
        List<Integer> rows = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        boolean[] taken = new boolean[distances.length == 0 ? 0 : distances[0].length];
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] < 0) {
                rows.add(i);
            } else {
                taken[matched[i]] = true;
            }
        }
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                columns.add(j);
            }
        }
        double[][] cost = new double[rows.size()][columns.size()];
        for (int i = 0; i < cost.length; i++) {
            for (int j = 0; j < cost[i].length; j++) {
                double distance = distances[rows.get(i)][columns.get(j)];
                cost[i][j] = distance <= gateMetres ? distance : OUT_OF_REACH;
            }
        }
        int[] columnOf = Assignment.leastCost(cost);
        for (int i = 0; i < columnOf.length; i++) {
            if (columnOf[i] >= 0 && cost[i][columnOf[i]] <= gateMetres) {
                matched[rows.get(i)] = columns.get(columnOf[i]);
            }
        }
        return matched;
    }
}
