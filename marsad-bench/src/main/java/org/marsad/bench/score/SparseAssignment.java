package org.marsad.bench.score;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The assignment problem when most pairs are out of the question: each row takes one column of those it
/// may have, or stays alone at a price, so that the sum is least, exactly.
///
/// Shortest augmenting paths with potentials, as in {@link Assignment}, over lists instead of a table: a
/// row that finds its cheapest column taken searches outwards from there (Dijkstra with a heap) until it
/// meets a free column or a row that had better stay alone. Scenes fall apart into small groups of
/// neighbours and a search stays in its group; at worst, all in one group, it costs
/// O(rows · pairs · log pairs). A row that stays alone does so for good: nobody else
/// can pass through its price. Reference: R. Jonker and A. Volgenant, Computing 38 (1987).
public final class SparseAssignment {

    private static final int NONE = -1;

    private record Reached(double distance, int column) implements Comparable<Reached> {

        @Override
        public int compareTo(Reached other) {
            int byDistance = Double.compare(distance, other.distance);
            return byDistance != 0 ? byDistance : Integer.compare(column, other.column);
        }
    }

    private final PairTable cost;
    private final double costAlone;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final int[] rowOf;
    private final int[] columnOf;
    private final double[] distance;
    private final int[] cameFrom;
    private final int[] touched;
    private final boolean[] settled;
    private int touchedCount;

    private SparseAssignment(PairTable cost, double costAlone) {
        this.cost = cost;
        this.costAlone = costAlone;
        rowPotential = new double[cost.rows()];
        columnPotential = new double[cost.columns()];
        rowOf = new int[cost.columns()];
        columnOf = new int[cost.rows()];
        distance = new double[cost.columns()];
        cameFrom = new int[cost.columns()];
        touched = new int[cost.columns()];
        settled = new boolean[cost.columns()];
        Arrays.fill(rowOf, NONE);
        Arrays.fill(columnOf, NONE);
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
    }

    /// The column of each row, −1 for rows that stay alone.
    ///
    /// @param cost finite
    /// @param costAlone of each row without a column; far above all costs, as many rows as possible
    ///     get one
    public static int[] leastCost(PairTable cost, double costAlone) {
        SparseAssignment assignment = new SparseAssignment(cost, costAlone);
        for (int row = 0; row < cost.rows(); row++) {
            if (!assignment.takesCheapest(row)) {
                assignment.insert(row);
            }
        }
        return assignment.columnOf;
    }

    /// As {@link #leastCost}, for gains; to stay alone gains nothing.
    public static int[] mostGain(PairTable gain) {
        return leastCost(gain.map(g -> -g), 0);
    }

    private boolean takesCheapest(int row) {
        double least = costAlone;
        int cheapest = NONE;
        for (int pair = cost.from(row); pair < cost.to(row); pair++) {
            double reduced = cost.value(pair) - columnPotential[cost.column(pair)];
            if (reduced < least) {
                least = reduced;
                cheapest = cost.column(pair);
            }
        }
        rowPotential[row] = least;
        if (cheapest != NONE && rowOf[cheapest] != NONE) {
            return false;
        }
        if (cheapest != NONE) {
            rowOf[cheapest] = row;
            columnOf[row] = cheapest;
        }
        return true;
    }

    private void insert(int newRow) {
        PriorityQueue<Reached> queue = new PriorityQueue<>();
        touchedCount = 0;
        int row = newRow;
        double reached = 0;
        int lonelyRow = newRow;
        double lonely = costAlone - rowPotential[newRow];
        int end = NONE;
        while (true) {
            look(row, reached, queue);
            Reached next = nextUnsettled(queue, lonely);
            if (next == null) {
                reached = lonely;
                break;
            }
            reached = next.distance;
            if (rowOf[next.column] == NONE) {
                end = next.column;
                break;
            }
            settled[next.column] = true;
            row = rowOf[next.column];
            if (reached + costAlone - rowPotential[row] < lonely) {
                lonely = reached + costAlone - rowPotential[row];
                lonelyRow = row;
            }
        }
        raisePotentials(newRow, reached);
        augment(newRow, lonelyRow, end);
        forget();
    }

    private void look(int row, double reached, PriorityQueue<Reached> queue) {
        for (int pair = cost.from(row); pair < cost.to(row); pair++) {
            int column = cost.column(pair);
            double through =
                    reached + cost.value(pair) - rowPotential[row] - columnPotential[column];
            if (!settled[column] && through < distance[column]) {
                if (distance[column] == Double.POSITIVE_INFINITY) {
                    touched[touchedCount++] = column;
                }
                distance[column] = through;
                cameFrom[column] = row;
                queue.add(new Reached(through, column));
            }
        }
    }

    /// The nearest column that is not settled yet, if it is nearer than being alone.
    private @Nullable Reached nextUnsettled(PriorityQueue<Reached> queue, double lonely) {
        Reached next = queue.poll();
        while (next != null && settled[next.column]) {
            next = queue.poll();
        }
        return next == null || next.distance >= lonely ? null : next;
    }

    private void raisePotentials(int newRow, double reached) {
        rowPotential[newRow] += reached;
        for (int i = 0; i < touchedCount; i++) {
            int column = touched[i];
            if (settled[column]) {
                double slack = reached - distance[column];
                columnPotential[column] -= slack;
                rowPotential[rowOf[column]] += slack;
            }
        }
    }

    /// Moves each row on the way to the next column; without a free one the lonely row gives up its own.
    private void augment(int newRow, int lonelyRow, int freeColumn) {
        int column = freeColumn;
        if (freeColumn == NONE) {
            column = columnOf[lonelyRow];
            columnOf[lonelyRow] = NONE;
            if (lonelyRow == newRow) {
                return;
            }
        }
        int row;
        do {
            row = cameFrom[column];
            rowOf[column] = row;
            int before = columnOf[row];
            columnOf[row] = column;
            column = before;
        } while (row != newRow);
    }

    private void forget() {
        for (int i = 0; i < touchedCount; i++) {
            distance[touched[i]] = Double.POSITIVE_INFINITY;
            settled[touched[i]] = false;
        }
    }
}
