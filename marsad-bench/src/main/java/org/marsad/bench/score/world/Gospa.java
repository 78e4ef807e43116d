package org.marsad.bench.score.world;

import org.marsad.bench.score.PairTable;
import org.marsad.bench.score.SparseAssignment;

/// The distance between what is there and what is shown at one time, order p = 2.
///
/// GOSPA with α = 2 charges each matched pair its squared distance, each missed target and each
/// false track c²/2, and takes the root of the sum: it grows with the number of things. OSPA fills up
/// the smaller side with charges of c² and averages: it stays within 0 and c. Both assign by squared
/// distances cut off at c²: a pair that far apart costs what two lonely ones do, so one assignment, in which
/// staying alone costs c², serves both.
///
/// Reference: A. Rahmathullah, Á. García-Fernández, L. Svensson, FUSION 2017; D. Schuhmacher, B.-T. Vo,
/// B.-N. Vo, IEEE Transactions on Signal Processing 56 (2008).
///
/// @param squaredLocation sum over the pairs nearer than c, m²
/// @param matched pairs nearer than c
record Gospa(
        double gospaMetres,
        double ospaMetres,
        double squaredLocation,
        int matched,
        int missed,
        int falseTracks) {

    /// @param distances targets × tracks, metres, at least of all pairs nearer than the cut-off
    static Gospa of(PairTable distances, double cutOffMetres) {
        int targets = distances.rows();
        int tracks = distances.columns();
        double most = cutOffMetres * cutOffMetres;
        PairTable squares =
                distances.where((_, _, distance) -> distance < cutOffMetres).map(d -> d * d);
        int[] columnOf = SparseAssignment.leastCost(squares, most);
        double location = 0;
        int matched = 0;
        for (int i = 0; i < targets; i++) {
            if (columnOf[i] >= 0) {
                location += squares.valueOf(i, columnOf[i]);
                matched++;
            }
        }
        int missed = targets - matched;
        int falseTracks = tracks - matched;
        int larger = Math.max(targets, tracks);
        return new Gospa(
                Math.sqrt(location + most / 2 * (missed + falseTracks)),
                Math.sqrt((location + most * (larger - matched)) / Math.max(1, larger)),
                location,
                matched,
                missed,
                falseTracks);
    }
}
