package org.marsad.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseAssignmentTest {

    @Test
    void aRowGivesWayToOneThatHasNoOtherColumn() {
        PairTable cost =
                new PairTable.Builder(2).pair(0, 1).pair(1, 3).endRow().pair(0, 2).endRow().build();
        assertThat(SparseAssignment.leastCost(cost, 100)).containsExactly(1, 0);
    }

    @Test
    void aRowStaysAloneWhenThatIsCheaper() {
        PairTable cost =
                new PairTable.Builder(2).pair(0, 1).endRow().pair(0, 2).endRow().endRow().build();
        assertThat(SparseAssignment.leastCost(cost, 5)).containsExactly(0, -1, -1);
        assertThat(SparseAssignment.leastCost(cost, 0.5)).containsExactly(-1, -1, -1);
    }

    @Test
    void nothingIsAssignedToNothing() {
        assertThat(SparseAssignment.leastCost(new PairTable.Builder(0).build(), 1)).isEmpty();
        assertThat(SparseAssignment.mostGain(new PairTable.Builder(0).endRow().build()))
                .containsExactly(-1);
    }

    /// The dense solver is another program: there every row has, besides the real columns, one of its own.
    @Test
    void isAsGoodAsTheDenseSolver() {
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            int rows = 1 + random.nextInt(20);
            int columns = 1 + random.nextInt(20);
            double alone = seed % 3 == 0 ? 1e6 : 10 * random.nextDouble();
            double density = random.nextDouble();
            double[][] dense = new double[rows][columns + rows];
            PairTable.Builder builder = new PairTable.Builder(columns);
            for (double[] row : dense) {
                Arrays.fill(row, alone);
                for (int j = 0; j < columns; j++) {
                    double cost =
                            random.nextBoolean() ? random.nextInt(8) : 9 * random.nextGaussian();
                    if (random.nextDouble() < density) {
                        builder.pair(j, cost);
                        row[j] = cost;
                    } else {
                        row[j] = 1e9;
                    }
                }
                builder.endRow();
            }
            PairTable table = builder.build();
            int[] columnOf = SparseAssignment.leastCost(table, alone);
            assertThat(Arrays.stream(columnOf).filter(j -> j >= 0).boxed())
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += columnOf[i] < 0 ? alone : table.valueOf(i, columnOf[i]);
            }
            int[] best = Assignment.leastCost(dense);
            double least = 0;
            for (int i = 0; i < rows; i++) {
                least += dense[i][best[i]];
            }
            assertThat(sum).as("seed %d", seed).isCloseTo(least, within(1e-6));
        }
    }
}
