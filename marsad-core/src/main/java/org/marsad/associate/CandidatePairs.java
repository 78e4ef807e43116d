package org.marsad.associate;

import java.util.Arrays;

/// The pairs that a gate let through, each with a cost, and the best way to choose among them: every
/// row (a prediction) gets at most one column (a report) and the other way round, so that the sum of
/// the chosen costs plus a fixed cost for every row left alone is least.
///
/// Solved row by row with the shortest augmenting path of Jonker and Volgenant ("A shortest
/// augmenting path algorithm for dense and sparse linear assignment problems", Computing 38, 1987).
/// Each row also owns a private column that stands for "left alone", so every row finds a place and
/// a search ends as soon as it meets a free column: it never leaves the cluster of rows and columns
/// that compete with each other, and clusters need not be found beforehand. Cost: rows × (cluster
/// columns)², with small constants; at most {@link #MOST_PAIRS} pairs are held. A row and a column that
/// nobody else wants need no search. One instance serves many rounds and keeps its memory.
public final class CandidatePairs {

    /// More pairs than this are a gate that lets everything through; the first ones are kept.
    public static final int MOST_PAIRS = 1_000_000;

    private int rows;
    private int columns;
    private int size;
    private int[] rivals;
    private final Search search = new Search();
    private int[] rowOfPair = new int[64];
    private int[] columnOfPair = new int[64];
    private double[] costOfPair = new double[64];

    public CandidatePairs(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.rivals = new int[columns];
    }

    /// Forgets all pairs and starts again with another number of rows and columns.
    public void clear(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        size = 0;
        if (rivals.length < columns) {
            rivals = new int[2 * columns];
        }
        Arrays.fill(rivals, 0, columns, 0);
    }

    public void add(int row, int column, double cost) {
        if (!Double.isFinite(cost)) {
            throw new IllegalArgumentException("cost must be finite, was " + cost);
        }
        if (size == MOST_PAIRS) {
            return;
        }
        if (size == rowOfPair.length) {
            rowOfPair = Arrays.copyOf(rowOfPair, 2 * size);
            columnOfPair = Arrays.copyOf(columnOfPair, 2 * size);
            costOfPair = Arrays.copyOf(costOfPair, 2 * size);
        }
        rowOfPair[size] = row;
        columnOfPair[size] = column;
        costOfPair[size] = cost;
        size++;
        rivals[column]++;
    }

    public int size() {
        return size;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /// Of a pair, by the order in which it was added.
    public int row(int pair) {
        return rowOfPair[pair];
    }

    public int column(int pair) {
        return columnOfPair[pair];
    }

    public double cost(int pair) {
        return costOfPair[pair];
    }

    /// How many rows could have taken this column.
    public int rowsFor(int column) {
        return rivals[column];
    }

    /// For each row its column, or −1 where staying alone is better.
    public int[] assign(double costAlone) {
        search.prepare(costAlone);
        int[] result = new int[rows];
        for (int row = 0; row < rows; row++) {
            search.placeAloneOrAmongRivals(row);
        }
        for (int row = 0; row < rows; row++) {
            int column = search.columnOf[row];
            result[row] = column < columns ? column : -1;
        }
        return result;
    }

    private final class Search {
        private double costAlone;
        private int[] firstPair = {};
        private int[] pairs = {};
        private int[] next = {};
        private int[] columnOf = {};
        private int[] rowOf = {};
        private double[] rowPrice = {};
        private double[] columnPrice = {};
        private double[] distance = {};
        private int[] reachedFrom = {};
        private boolean[] settled = {};
        private int[] touched = {};
        private int touchedCount;

        void prepare(double costAlone) {
            this.costAlone = costAlone;
            grow();
            Arrays.fill(columnOf, 0, rows, -1);
            Arrays.fill(rowPrice, 0, rows, 0);
            Arrays.fill(rowOf, 0, columns + rows, -1);
            Arrays.fill(columnPrice, 0, columns + rows, 0);
            Arrays.fill(distance, 0, columns + rows, Double.POSITIVE_INFINITY);
            Arrays.fill(firstPair, 0, rows + 1, 0);
            for (int pair = 0; pair < size; pair++) {
                firstPair[rowOfPair[pair] + 1]++;
            }
            for (int row = 0; row < rows; row++) {
                firstPair[row + 1] += firstPair[row];
                next[row] = firstPair[row];
            }
            for (int pair = 0; pair < size; pair++) {
                pairs[next[rowOfPair[pair]]++] = pair;
            }
        }

        private void grow() {
            if (columnOf.length < rows) {
                columnOf = new int[2 * rows];
                rowPrice = new double[2 * rows];
                next = new int[2 * rows];
            }
            if (firstPair.length < rows + 1) {
                firstPair = new int[2 * rows + 1];
            }
            if (pairs.length < size) {
                pairs = new int[rowOfPair.length];
            }
            int places = columns + rows;
            if (rowOf.length < places) {
                rowOf = new int[2 * places];
                columnPrice = new double[2 * places];
                distance = new double[2 * places];
                reachedFrom = new int[2 * places];
                settled = new boolean[2 * places];
                touched = new int[2 * places];
            }
        }

        void placeAloneOrAmongRivals(int row) {
            int first = firstPair[row];
            int count = firstPair[row + 1] - first;
            if (count > 1 || (count == 1 && rivals[columnOfPair[pairs[first]]] > 1)) {
                place(row);
                return;
            }
            boolean paired = count == 1 && costOfPair[pairs[first]] <= costAlone;
            int column = paired ? columnOfPair[pairs[first]] : columns + row;
            columnOf[row] = column;
            rowOf[column] = row;
        }

        void place(int start) {
            touchedCount = 0;
            int row = start;
            double reach = 0;
            int column;
            do {
                relax(row, reach);
                column = nearestOpen();
                settled[column] = true;
                reach = distance[column];
                row = rowOf[column];
            } while (row >= 0);
            reprice(start, reach);
            augment(start, column);
            for (int i = 0; i < touchedCount; i++) {
                distance[touched[i]] = Double.POSITIVE_INFINITY;
                settled[touched[i]] = false;
            }
        }

        private void relax(int row, double reach) {
            for (int i = firstPair[row]; i < firstPair[row + 1]; i++) {
                offer(row, columnOfPair[pairs[i]], reach + costOfPair[pairs[i]]);
            }
            offer(row, columns + row, reach + costAlone);
        }

        private void offer(int row, int column, double raw) {
            double offered = raw - rowPrice[row] - columnPrice[column];
            if (!settled[column] && offered < distance[column]) {
                if (distance[column] == Double.POSITIVE_INFINITY) {
                    touched[touchedCount++] = column;
                }
                distance[column] = offered;
                reachedFrom[column] = row;
            }
        }

        private int nearestOpen() {
            int best = -1;
            for (int i = 0; i < touchedCount; i++) {
                int column = touched[i];
                if (!settled[column] && (best < 0 || distance[column] < distance[best])) {
                    best = column;
                }
            }
            return best;
        }

        private void reprice(int start, double reach) {
            rowPrice[start] += reach;
            for (int i = 0; i < touchedCount; i++) {
                int column = touched[i];
                if (settled[column] && rowOf[column] >= 0) {
                    double slack = reach - distance[column];
                    columnPrice[column] -= slack;
                    rowPrice[rowOf[column]] += slack;
                }
            }
        }

        private void augment(int start, int freeColumn) {
            int column = freeColumn;
            int row;
            do {
                row = reachedFrom[column];
                int before = columnOf[row];
                rowOf[column] = row;
                columnOf[row] = column;
                column = before;
            } while (row != start);
        }
    }
}
