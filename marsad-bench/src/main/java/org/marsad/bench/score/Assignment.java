package org.marsad.bench.score;

import java.util.Arrays;

/// The assignment problem: one column for each row so that the sum of costs is least, exactly.
///
/// Shortest augmenting paths with potentials: every row takes its cheapest column if it is free; then
/// the others enter one by one, and for each a Dijkstra search over the reduced costs finds the
/// cheapest way to rearrange the rest. At worst O(rows² · columns) with rows ≤ columns; a table in which most
/// rows have a column of their own costs little more than reading it. Among equal optima it takes
/// any. Reference: R. Jonker and A. Volgenant, Computing 38 (1987); D. Crouse, IEEE Transactions on
/// Aerospace and Electronic Systems 52 (2016).
///
/// The scorers have a solver of their own, apart from the tracker's, so that a fault in one is not
/// hidden by the same fault in the other.
public final class Assignment {

    private static final int NONE = -1;

    private final double[][] cost;
    private final int columns;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final int[] rowOf;
    private final int[] columnOf;

    private Assignment(double[][] cost, int columns) {
        this.cost = cost;
        this.columns = columns;
        this.rowPotential = new double[cost.length];
        this.columnPotential = new double[columns];
        this.rowOf = new int[columns];
        this.columnOf = new int[cost.length];
        Arrays.fill(rowOf, NONE);
        Arrays.fill(columnOf, NONE);
    }

    /// The column of each row, −1 for rows left over when there are fewer columns than rows.
    ///
    /// @param cost finite, one array a row, all of one length
    public static int[] leastCost(double[][] cost) {
        if (cost.length == 0 || cost[0].length == 0) {
            int[] none = new int[cost.length];
            Arrays.fill(none, NONE);
            return none;
        }
        if (cost.length > cost[0].length) {
            return new Assignment(transposed(cost), cost.length).solve().rowOf;
        }
        return new Assignment(cost, cost[0].length).solve().columnOf;
    }

    /// As {@link #leastCost}, for gains.
    public static int[] mostGain(double[][] gain) {
        double[][] cost = new double[gain.length][];
        for (int row = 0; row < gain.length; row++) {
            cost[row] = Arrays.stream(gain[row]).map(g -> -g).toArray();
        }
        return leastCost(cost);
    }

    private Assignment solve() {
        for (int row = 0; row < cost.length; row++) {
            takeCheapest(row);
        }
        for (int row = 0; row < cost.length; row++) {
            if (columnOf[row] == NONE) {
                insert(row);
            }
        }
        return this;
    }

    /// Gives the row its cheapest column when that is still free.
    private void takeCheapest(int row) {
        int cheapest = 0;
        for (int column = 1; column < columns; column++) {
            if (cost[row][column] < cost[row][cheapest]
                    || (cost[row][column] == cost[row][cheapest] && rowOf[cheapest] != NONE)) {
                cheapest = column;
            }
        }
        rowPotential[row] = cost[row][cheapest];
        if (rowOf[cheapest] == NONE) {
            rowOf[cheapest] = row;
            columnOf[row] = cheapest;
        }
    }

    private void insert(int newRow) {
        double[] distance = new double[columns];
        int[] cameFrom = new int[columns];
        boolean[] settled = new boolean[columns];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int row = newRow;
        double reached = 0;
        int end;
        while (true) {
            int nearest = NONE;
            for (int column = 0; column < columns; column++) {
                if (settled[column]) {
                    continue;
                }
                double through =
                        reached + cost[row][column] - rowPotential[row] - columnPotential[column];
                if (through < distance[column]) {
                    distance[column] = through;
                    cameFrom[column] = row;
                }
                if (nearest == NONE || distance[column] < distance[nearest]) {
                    nearest = column;
                }
            }
            settled[nearest] = true;
            reached = distance[nearest];
            end = nearest;
            if (rowOf[nearest] == NONE) {
                break;
            }
            row = rowOf[nearest];
        }
        raisePotentials(newRow, reached, distance, settled);
        augment(newRow, end, cameFrom);
    }

    private void raisePotentials(int newRow, double reached, double[] distance, boolean[] settled) {
        rowPotential[newRow] += reached;
        for (int column = 0; column < columns; column++) {
            if (settled[column]) {
                double slack = reached - distance[column];
                columnPotential[column] -= slack;
                if (rowOf[column] != NONE) {
                    rowPotential[rowOf[column]] += slack;
                }
            }
        }
    }

    private void augment(int newRow, int end, int[] cameFrom) {
        int column = end;
        int row;
        do {
            row = cameFrom[column];
            rowOf[column] = row;
            int before = columnOf[row];
            columnOf[row] = column;
            column = before;
        } while (row != newRow);
    }

    private static double[][] transposed(double[][] cost) {
        double[][] turned = new double[cost[0].length][cost.length];
        for (int row = 0; row < cost.length; row++) {
            for (int column = 0; column < cost[row].length; column++) {
                turned[column][row] = cost[row][column];
            }
        }
        return turned;
    }
}
