package org.marsad.associate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PairProbabilitiesTest {

    @Test
    void aLonePairWeighsItsLikelihoodAgainstNone() {
        CandidatePairs pairs = new CandidatePairs(1, 1);
        pairs.add(0, 0, -2 * Math.log(3));

        PairProbabilities found = new PairProbabilities(pairs);

        assertThat(found.of(0)).isCloseTo(0.75, within(1e-12));
        assertThat(found.ofRow(0)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void twoTracksThatFitTwoReportsAlikeShareThem() {
        CandidatePairs pairs = new CandidatePairs(2, 2);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                pairs.add(row, column, -20);
            }
        }

        PairProbabilities found = new PairProbabilities(pairs);

        for (int pair = 0; pair < 4; pair++) {
            assertThat(found.of(pair)).isCloseTo(0.5, within(1e-3));
        }
        assertThat(found.ofColumn(1)).isCloseTo(1, within(1e-3));
    }

    @Test
    void equalsTheSumOverAllWaysToPairOnRandomProblems() {
        Random random = new Random(11);
        for (int trial = 0; trial < 300; trial++) {
            double[][] ratio = randomRatios(random, 1 + random.nextInt(5), 1 + random.nextInt(5));
            CandidatePairs pairs = pairs(ratio);

            PairProbabilities found = new PairProbabilities(pairs);

            double all = sum(ratio, 0, 0, -1, -1);
            for (int pair = 0; pair < pairs.size(); pair++) {
                double with = sum(ratio, 0, 0, pairs.row(pair), pairs.column(pair));
                assertThat(found.of(pair))
                        .as("trial %d, pair %d", trial, pair)
                        .isCloseTo(with / all, within(1e-9));
            }
        }
    }

    @Test
    void aClusterTooLargeToWeighIsPairedAtTheLeastCost() {
        CandidatePairs pairs = new CandidatePairs(40, 40);
        for (int row = 0; row < 40; row++) {
            pairs.add(row, row, -10);
            pairs.add(row, (row + 1) % 40, -5);
        }

        PairProbabilities found = new PairProbabilities(pairs);

        for (int pair = 0; pair < pairs.size(); pair++) {
            assertThat(found.of(pair)).isEqualTo(pairs.row(pair) == pairs.column(pair) ? 1 : 0);
        }
    }

    private static double[][] randomRatios(Random random, int rows, int columns) {
        double[][] ratio = new double[rows][columns];
        for (double[] row : ratio) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextDouble() < 0.6 ? Math.exp(6 * random.nextGaussian()) : 0;
            }
        }
        return ratio;
    }

    private static CandidatePairs pairs(double[][] ratio) {
        CandidatePairs pairs = new CandidatePairs(ratio.length, ratio[0].length);
        for (int row = 0; row < ratio.length; row++) {
            for (int column = 0; column < ratio[0].length; column++) {
                if (ratio[row][column] > 0) {
                    pairs.add(row, column, -2 * Math.log(ratio[row][column]));
                }
            }
        }
        return pairs;
    }

    /// Weights of all ways to pair the rows from one on, given the columns in use; only those that hold a pair, if
    /// one is given.
    private static double sum(double[][] ratio, int row, int used, int withRow, int withColumn) {
        if (row == ratio.length) {
            return 1;
        }
        double sum = row == withRow ? 0 : sum(ratio, row + 1, used, withRow, withColumn);
        for (int column = 0; column < ratio[0].length; column++) {
            boolean isFree = (used & (1 << column)) == 0;
            if (isFree && (row == withRow ? column == withColumn : true)) {
                sum +=
                        ratio[row][column]
                                * sum(ratio, row + 1, used | (1 << column), withRow, withColumn);
            }
        }
        return sum;
    }
}
