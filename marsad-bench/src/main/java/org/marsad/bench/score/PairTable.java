package org.marsad.bench.score;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Rows and columns of which only some may go together: each such pair with its value, row by row. What
/// is not listed is too far. Grows with the pairs, not with rows × columns.
public final class PairTable {

    private final int columns;
    private final int[] starts;
    private final int[] columnOf;
    private final double[] values;

    private PairTable(int columns, int[] starts, int[] columnOf, double[] values) {
        this.columns = columns;
        this.starts = starts;
        this.columnOf = columnOf;
        this.values = values;
    }

    /// Takes the pairs of the first row, then those of the second, and so on.
    public static final class Builder {

        private final int columns;
        private int[] starts = new int[16];
        private int[] columnOf = new int[16];
        private double[] values = new double[16];
        private int rows;
        private int pairs;

        public Builder(int columns) {
            this.columns = columns;
        }

        public Builder pair(int column, double value) {
            if (column < 0 || column >= columns) {
                throw new IllegalArgumentException(
                        "expected a column of 0 to %d, got %d".formatted(columns - 1, column));
            }
            if (pairs == columnOf.length) {
                columnOf = Arrays.copyOf(columnOf, 2 * pairs);
                values = Arrays.copyOf(values, 2 * pairs);
            }
            columnOf[pairs] = column;
            values[pairs] = value;
            pairs++;
            return this;
        }

        public Builder endRow() {
            rows++;
            if (rows == starts.length) {
                starts = Arrays.copyOf(starts, 2 * rows);
            }
            starts[rows] = pairs;
            return this;
        }

        public PairTable build() {
            return new PairTable(
                    columns,
                    Arrays.copyOf(starts, rows + 1),
                    Arrays.copyOf(columnOf, pairs),
                    Arrays.copyOf(values, pairs));
        }
    }

    /// Decides on one pair.
    @FunctionalInterface
    public interface Condition {
        boolean holds(int row, int column, double value);
    }

    public int rows() {
        return starts.length - 1;
    }

    public int columns() {
        return columns;
    }

    /// The pairs of a row are numbered from here …
    public int from(int row) {
        return starts[row];
    }

    /// … to the one before this.
    public int to(int row) {
        return starts[row + 1];
    }

    public int column(int pair) {
        return columnOf[pair];
    }

    public double value(int pair) {
        return values[pair];
    }

    /// Infinite when the two are no pair.
    public double valueOf(int row, int column) {
        for (int pair = from(row); pair < to(row); pair++) {
            if (columnOf[pair] == column) {
                return values[pair];
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    public PairTable where(Condition condition) {
        Builder kept = new Builder(columns);
        for (int row = 0; row < rows(); row++) {
            for (int pair = from(row); pair < to(row); pair++) {
                if (condition.holds(row, columnOf[pair], values[pair])) {
                    kept.pair(columnOf[pair], values[pair]);
                }
            }
            kept.endRow();
        }
        return kept.build();
    }

    public PairTable map(DoubleUnaryOperator operator) {
        return new PairTable(
                columns, starts, columnOf, Arrays.stream(values).map(operator).toArray());
    }
}
