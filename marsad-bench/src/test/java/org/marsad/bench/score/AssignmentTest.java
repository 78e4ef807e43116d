package org.marsad.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void takesTheDearerPairWhenTheSumIsLess() {
        assertThat(Assignment.leastCost(new double[][] {{1, 2}, {1, 9}})).containsExactly(1, 0);
    }

    @Test
    void leavesRowsOverWhenColumnsAreFew() {
        assertThat(Assignment.leastCost(new double[][] {{5}, {3}, {4}})).containsExactly(-1, 0, -1);
        assertThat(Assignment.leastCost(new double[][] {{}, {}})).containsExactly(-1, -1);
        assertThat(Assignment.leastCost(new double[][] {})).isEmpty();
    }

    @Test
    void isAsGoodAsTryingEverything() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            int rows = 1 + random.nextInt(6);
            int columns = 1 + random.nextInt(6);
            double[][] cost = new double[rows][columns];
            for (double[] row : cost) {
                for (int j = 0; j < columns; j++) {
                    row[j] = random.nextBoolean() ? random.nextInt(4) : random.nextGaussian();
                }
            }
            int[] columnOf = Assignment.leastCost(cost);
            double sum = 0;
            int assigned = 0;
            for (int i = 0; i < rows; i++) {
                sum += columnOf[i] < 0 ? 0 : cost[i][columnOf[i]];
                assigned += columnOf[i] < 0 ? 0 : 1;
            }
            assertThat(assigned).as("seed %d", seed).isEqualTo(Math.min(rows, columns));
            assertThat(columnOf).as("seed %d", seed).satisfies(AssignmentTest::usesNoColumnTwice);
            double best = leastByTrying(cost, 0, 0, assigned);
            assertThat(sum).as("seed %d", seed).isLessThan(best + 1e-9);
        }
    }

    private static void usesNoColumnTwice(int[] columnOf) {
        assertThat(Arrays.stream(columnOf).filter(j -> j >= 0).boxed()).doesNotHaveDuplicates();
    }

    /// Least sum of `wanted` more pairs from `row` on, without the columns in the bit set.
    private static double leastByTrying(double[][] cost, int row, int taken, int wanted) {
        if (wanted == 0) {
            return 0;
        }
        if (row == cost.length) {
            return Double.POSITIVE_INFINITY;
        }
        double best = leastByTrying(cost, row + 1, taken, wanted);
        for (int j = 0; j < cost[row].length; j++) {
            if ((taken & 1 << j) == 0) {
                best =
                        Math.min(
                                best,
                                cost[row][j]
                                        + leastByTrying(cost, row + 1, taken | 1 << j, wanted - 1));
            }
        }
        return best;
    }
}
