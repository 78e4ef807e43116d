package org.marsad.associate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidatePairsTest {

    @Test
    void bestTotalBeatsTheBestSinglePair() {
        CandidatePairs pairs = new CandidatePairs(2, 2);
        pairs.add(0, 0, 1);
        pairs.add(0, 1, 2);
        pairs.add(1, 0, 1.5);
        pairs.add(1, 1, 100);

        assertThat(pairs.assign(1000)).containsExactly(1, 0);
    }

    @Test
    void rowStaysAloneWhenThatIsCheaper() {
        CandidatePairs pairs = new CandidatePairs(2, 1);
        pairs.add(0, 0, 5);
        pairs.add(1, 0, 3);

        assertThat(pairs.assign(4)).containsExactly(-1, 0);
        assertThat(pairs.assign(2)).containsExactly(-1, -1);
        assertThat(pairs.rowsFor(0)).isEqualTo(2);
    }

    @Test
    void emptySidesAreFine() {
        assertThat(new CandidatePairs(0, 3).assign(1)).isEmpty();
        assertThat(new CandidatePairs(2, 0).assign(1)).containsExactly(-1, -1);
    }

    @Test
    void totalEqualsExhaustiveSearchOnRandomSparseProblems() {
        Random random = new Random(7);
        for (int trial = 0; trial < 400; trial++) {
            double[][] cost = randomCosts(random, 1 + random.nextInt(6), 1 + random.nextInt(6));
            CandidatePairs pairs = new CandidatePairs(cost.length, cost[0].length);
            for (int row = 0; row < cost.length; row++) {
                for (int column = 0; column < cost[0].length; column++) {
                    if (cost[row][column] < 1000) {
                        pairs.add(row, column, cost[row][column]);
                    }
                }
            }
            double costAlone = random.nextDouble() * 4 - 1;

            double total = total(cost, pairs.assign(costAlone), costAlone);

            assertThat(total)
                    .as("trial %d", trial)
                    .isCloseTo(least(cost, 0, 0, costAlone), within(1e-9));
        }
    }

    private static double[][] randomCosts(Random random, int rows, int columns) {
        double[][] cost = new double[rows][columns];
        for (double[] row : cost) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextInt(3) == 0 ? 1000 : random.nextDouble() * 6 - 3;
            }
        }
        return cost;
    }

    private static double total(double[][] cost, int[] columnOf, double costAlone) {
        double total = 0;
        long used = 0;
        for (int row = 0; row < cost.length; row++) {
            if (columnOf[row] < 0) {
                total += costAlone;
            } else {
                assertThat(used & 1L << columnOf[row]).as("column taken twice").isZero();
                used |= 1L << columnOf[row];
                total += cost[row][columnOf[row]];
            }
        }
        return total;
    }

    private static double least(double[][] cost, int row, long used, double costAlone) {
        if (row == cost.length) {
            return 0;
        }
        double best = costAlone + least(cost, row + 1, used, costAlone);
        for (int column = 0; column < cost[0].length; column++) {
            if ((used & 1L << column) == 0 && cost[row][column] < 1000) {
                best =
                        Math.min(
                                best,
                                cost[row][column]
                                        + least(cost, row + 1, used | 1L << column, costAlone));
            }
        }
        return best;
    }
}
