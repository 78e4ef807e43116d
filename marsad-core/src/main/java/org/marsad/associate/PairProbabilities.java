package org.marsad.associate;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// How likely each candidate pair is the true one, when every row (a track) has at most one column (a
/// report) and the other way round: the sum of the weights of all ways to pair that hold it, over the sum of
/// all (joint probabilistic data association: Fortmann, Bar-Shalom and Scheffe, "Sonar tracking of multiple
/// targets using joint probabilistic data association", IEEE JOE 8, 1983).
///
/// Rows and columns that compete form clusters, which are solved apart, row by row over the sets of columns
/// that are still free: a cluster of r rows and c columns costs r × c × 2^c steps. Those of more than
/// {@link #MOST_COLUMNS} are paired at the least cost alone.
public final class PairProbabilities {

    private static final int MOST_COLUMNS = 10;
    private static final double MOST_LOG_RATIO = 50;

    private final CandidatePairs pairs;
    private final double[] probabilities;
    private final double[] ofRow;
    private final double[] ofColumn;
    private final int[] leader;
    private final int[] byRow;
    private final int[] firstOfRow;

    /// @param pairs with costs of −2 ln (likelihood of the pair ÷ likelihood that both are without a partner)
    public PairProbabilities(CandidatePairs pairs) {
        this.pairs = pairs;
        this.probabilities = new double[pairs.size()];
        this.ofRow = new double[pairs.rows()];
        this.ofColumn = new double[pairs.columns()];
        this.leader = new int[pairs.rows() + pairs.columns()];
        Arrays.setAll(leader, i -> i);
        for (int pair = 0; pair < pairs.size(); pair++) {
            unite(pairs.row(pair), pairs.rows() + pairs.column(pair));
        }
        solve();
        for (int pair = 0; pair < pairs.size(); pair++) {
            ofRow[pairs.row(pair)] += probabilities[pair];
            ofColumn[pairs.column(pair)] += probabilities[pair];
        }
        this.firstOfRow = new int[pairs.rows() + 1];
        this.byRow = sorted(pairs::row, firstOfRow);
    }

    /// Of a pair by its index, 0 to 1.
    public double of(int pair) {
        return probabilities[pair];
    }

    /// That a row has a partner.
    public double ofRow(int row) {
        return ofRow[row];
    }

    /// That a column has a partner.
    public double ofColumn(int column) {
        return ofColumn[column];
    }

    /// The likeliest pair of a row that has one; the first of equal ones.
    public int likeliestOf(int row) {
        int best = byRow[firstOfRow[row]];
        for (int i = firstOfRow[row] + 1; i < firstOfRow[row + 1]; i++) {
            best = probabilities[byRow[i]] > probabilities[best] ? byRow[i] : best;
        }
        return best;
    }

    /// Calls back with every pair of a row.
    public void forEachOf(int row, IntConsumer pair) {
        for (int i = firstOfRow[row]; i < firstOfRow[row + 1]; i++) {
            pair.accept(byRow[i]);
        }
    }

    private int find(int member) {
        int at = member;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    private void unite(int a, int b) {
        int first = find(a);
        int second = find(b);
        leader[Math.max(first, second)] = Math.min(first, second);
    }

    private interface Key {
        int of(int pair);
    }

    /// Indices of all pairs by a key, those of one key in the order in which they were added; fills in where each
    /// key begins.
    private int[] sorted(Key key, int[] first) {
        for (int pair = 0; pair < pairs.size(); pair++) {
            first[key.of(pair) + 1]++;
        }
        for (int i = 1; i < first.length; i++) {
            first[i] += first[i - 1];
        }
        int[] next = first.clone();
        int[] sorted = new int[pairs.size()];
        for (int pair = 0; pair < pairs.size(); pair++) {
            sorted[next[key.of(pair)]++] = pair;
        }
        return sorted;
    }

    private void solve() {
        int[] first = new int[leader.length + 1];
        int[] byCluster = sorted(pair -> find(pairs.row(pair)), first);
        int[] columnOf = {};
        for (int cluster = 0; cluster < leader.length; cluster++) {
            int size = first[cluster + 1] - first[cluster];
            if (size == 1) {
                double ratio = ratio(byCluster[first[cluster]]);
                probabilities[byCluster[first[cluster]]] = ratio / (1 + ratio);
            } else if (size > 1) {
                int[] its = Arrays.copyOfRange(byCluster, first[cluster], first[cluster + 1]);
                Cluster small = new Cluster(its);
                if (small.columns.length <= MOST_COLUMNS) {
                    small.solve();
                } else {
                    columnOf = columnOf.length == 0 ? pairs.assign(0) : columnOf;
                    for (int pair : its) {
                        boolean isChosen = columnOf[pairs.row(pair)] == pairs.column(pair);
                        probabilities[pair] = isChosen ? 1 : 0;
                    }
                }
            }
        }
    }

    private double ratio(int pair) {
        return Math.exp(Math.clamp(-pairs.cost(pair) / 2, -MOST_LOG_RATIO, MOST_LOG_RATIO));
    }

    /// Some rows and columns, numbered anew; a set of columns is bits.
    private final class Cluster {
        private final int[] rows;
        private final int[] columns;
        private final int[][] columnsOf;
        private final int[][] pairsOf;

        Cluster(int[] its) {
            rows = Arrays.stream(its).map(pairs::row).distinct().sorted().toArray();
            columns = Arrays.stream(its).map(pairs::column).distinct().sorted().toArray();
            int[] count = new int[rows.length];
            for (int pair : its) {
                count[Arrays.binarySearch(rows, pairs.row(pair))]++;
            }
            columnsOf = new int[rows.length][];
            pairsOf = new int[rows.length][];
            for (int row = 0; row < rows.length; row++) {
                columnsOf[row] = new int[count[row]];
                pairsOf[row] = new int[count[row]];
            }
            for (int pair : its) {
                int row = Arrays.binarySearch(rows, pairs.row(pair));
                count[row]--;
                columnsOf[row][count[row]] = Arrays.binarySearch(columns, pairs.column(pair));
                pairsOf[row][count[row]] = pair;
            }
        }

        void solve() {
            int all = (1 << columns.length) - 1;
            double[][] ahead = ahead(all);
            double[] before = new double[all + 1];
            before[all] = 1;
            for (int row = 0; row < rows.length; row++) {
                double[] after = before.clone();
                for (int k = 0; k < pairsOf[row].length; k++) {
                    int column = 1 << columnsOf[row][k];
                    double ratio = ratio(pairsOf[row][k]);
                    double sum = 0;
                    for (int free = 0; free <= all; free++) {
                        if ((free & column) != 0) {
                            double weight = ratio * before[free];
                            after[free ^ column] += weight;
                            sum += weight * ahead[row + 1][free ^ column];
                        }
                    }
                    probabilities[pairsOf[row][k]] = Math.min(sum / ahead[0][all], 1);
                }
                before = after;
            }
        }

        /// ahead[row][free columns]: the weights of all ways to pair this row and those after it, added up.
        private double[][] ahead(int all) {
            double[][] ahead = new double[rows.length + 1][];
            ahead[rows.length] = new double[all + 1];
            Arrays.fill(ahead[rows.length], 1);
            for (int row = rows.length - 1; row >= 0; row--) {
                ahead[row] = ahead[row + 1].clone();
                for (int k = 0; k < pairsOf[row].length; k++) {
                    int column = 1 << columnsOf[row][k];
                    double ratio = ratio(pairsOf[row][k]);
                    for (int free = 0; free <= all; free++) {
                        if ((free & column) != 0) {
                            ahead[row][free] += ratio * ahead[row + 1][free ^ column];
                        }
                    }
                }
            }
            return ahead;
        }
    }
}
