package org.marsad.bench.score.world;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.marsad.bench.score.PairTable;

/// Counts the attributes of {@link SiapScore} epoch by epoch.
final class SiapCount {

    private static final int NONE = -1;

    private final double gateMetres;
    private final List<TargetCustody> custodies;
    private int targets;
    private int targetsHeld;
    private int tracks;
    private int tracksHolding;
    private double distanceSum;

    SiapCount(int targets, double gateMetres) {
        this.gateMetres = gateMetres;
        custodies = Stream.generate(TargetCustody::new).limit(targets).toList();
    }

    /// @param pairs of {@link ClearMatching}
    SiapScore count(List<Epoch> epochs, List<int[]> pairs) {
        for (int k = 0; k < epochs.size(); k++) {
            count(epochs.get(k), rowsHeld(epochs.get(k).distances, pairs.get(k)));
        }
        double changes = 0;
        double heldSeconds = 0;
        double longestSeconds = 0;
        double lifeSeconds = 0;
        for (TargetCustody custody : custodies) {
            changes += custody.changes();
            heldSeconds += custody.heldSeconds();
            longestSeconds += custody.longestSeconds();
            lifeSeconds += custody.lifeSeconds();
        }
        return new SiapScore(
                ratio(targetsHeld, targets, 0),
                ratio(tracksHolding, targetsHeld, 1),
                ratio(tracks - tracksHolding, tracks, 0),
                ratio(distanceSum, tracksHolding, 0),
                ratio(changes, heldSeconds, 0),
                ratio(longestSeconds, lifeSeconds, 0));
    }

    private static double ratio(double part, double whole, double ofNothing) {
        return whole == 0 ? ofNothing : part / whole;
    }

    /// For each track the row of the target it holds, −1 without.
    private int[] rowsHeld(PairTable distances, int[] columnOf) {
        int[] rowOf = new int[distances.columns()];
        Arrays.fill(rowOf, NONE);
        for (int i = 0; i < columnOf.length; i++) {
            if (columnOf[i] >= 0) {
                rowOf[columnOf[i]] = i;
            }
        }
        boolean[] isMatched = new boolean[rowOf.length];
        for (int j = 0; j < rowOf.length; j++) {
            isMatched[j] = rowOf[j] >= 0;
        }
        double[] nearest = new double[rowOf.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < distances.rows(); i++) {
            for (int pair = distances.from(i); pair < distances.to(i); pair++) {
                int j = distances.column(pair);
                double distance = distances.value(pair);
                if (!isMatched[j] && distance <= gateMetres && distance < nearest[j]) {
                    nearest[j] = distance;
                    rowOf[j] = i;
                }
            }
        }
        return rowOf;
    }

    private void count(Epoch epoch, int[] rowOf) {
        int[] holding = new int[epoch.targets.length];
        for (int j = 0; j < rowOf.length; j++) {
            if (rowOf[j] >= 0) {
                holding[rowOf[j]]++;
                tracksHolding++;
                distanceSum += epoch.distances.valueOf(rowOf[j], j);
            }
        }
        tracks += rowOf.length;
        targets += epoch.targets.length;
        int[][] holders = new int[holding.length][];
        for (int i = 0; i < holders.length; i++) {
            targetsHeld += holding[i] > 0 ? 1 : 0;
            holders[i] = new int[holding[i]];
        }
        for (int j = 0; j < rowOf.length; j++) {
            if (rowOf[j] >= 0) {
                holders[rowOf[j]][--holding[rowOf[j]]] = epoch.tracks[j];
            }
        }
        for (int i = 0; i < holders.length; i++) {
            custodies.get(epoch.targets[i]).add(epoch.timeSeconds, holders[i]);
        }
    }
}
