package org.marsad.bench.score.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.marsad.bench.score.PairTable;

class NearPairsTest {

    /// On a grid of whole metres, so that many pairs lie at the reach exactly.
    @Test
    void findsWhatTryingAllPairsFinds() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Fix> rows = scatter(random, random.nextInt(40));
            List<Fix> columns = scatter(random, random.nextInt(40));
            double reach = 1 + random.nextInt(10);
            PairTable near = NearPairs.of(rows, columns, reach);
            assertThat(near.rows()).isEqualTo(rows.size());
            assertThat(near.columns()).isEqualTo(columns.size());
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < columns.size(); j++) {
                    double distance = rows.get(i).distanceMetres(columns.get(j));
                    assertThat(near.valueOf(i, j))
                            .as("seed %d, pair %d, %d", seed, i, j)
                            .isEqualTo(distance <= reach ? distance : Double.POSITIVE_INFINITY);
                }
            }
        }
    }

    private static List<Fix> scatter(Random random, int count) {
        return Stream.generate(() -> new Fix(0, random.nextInt(30), random.nextInt(30)))
                .limit(count)
                .toList();
    }
}
