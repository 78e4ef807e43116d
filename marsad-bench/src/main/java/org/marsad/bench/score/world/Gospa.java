package org.marsad.bench.score.world;

import org.marsad.bench.score.Assignment;

/// The distance between what is there and what is shown at one time, order p = 2.
///
/// GOSPA with α = 2 charges each matched pair its squared distance, each missed target and each
/// false track c²/2, and takes the root of the sum: it grows with the number of things. OSPA fills up
/// the smaller side with charges of c² and averages: it stays within 0 and c. Both assign by squared
/// distances cut off at c².
///
/// Reference: A. Rahmathullah, Á. García-Fernández, L. Svensson, FUSION 2017; D. Schuhmacher, B.-T. Vo,
/// B.-N. Vo, IEEE Transactions on Signal Processing 56 (2008).
///
/// @param squaredLocation sum over the pairs nearer than c, m²
/// @param matched pairs nearer than c
public record Gospa(
        double gospaMetres,
        double ospaMetres,
        double squaredLocation,
        int matched,
        int missed,
        int falseTracks) {

    /// @param distances targets × tracks, metres
    /// @param targets the number of rows, and tracks of columns, for the case that one is 0
    static Gospa of(double[][] distances, int targets, int tracks, double cutOffMetres) {
        double most = cutOffMetres * cutOffMetres;
        double[][] cost = new double[targets][tracks];
        for (int i = 0; i < targets; i++) {
            for (int j = 0; j < tracks; j++) {
                double distance = Math.min(distances[i][j], cutOffMetres);
                cost[i][j] = distance * distance;
            }
        }
        int[] columnOf = Assignment.leastCost(cost);
        double location = 0;
        double assigned = 0;
        int matched = 0;
        for (int i = 0; i < targets; i++) {
            int j = columnOf[i];
            if (j < 0) {
                continue;
            }
            assigned += cost[i][j];
            if (distances[i][j] < cutOffMetres) {
                location += cost[i][j];
                matched++;
            }
        }
        int missed = targets - matched;
        int falseTracks = tracks - matched;
        int larger = Math.max(targets, tracks);
        double ospa =
                larger == 0
                        ? 0
                        : Math.sqrt((assigned + most * Math.abs(targets - tracks)) / larger);
        return new Gospa(
                Math.sqrt(location + most / 2 * (missed + falseTracks)),
                ospa,
                location,
                matched,
                missed,
                falseTracks);
    }
}
