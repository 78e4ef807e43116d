package org.marsad.bench.score.world;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.marsad.bench.score.PairTable;

/// Finds who is near whom without trying all pairs: the second list is sorted by x and each of the first looks only
/// into the strip of its reach.
final class NearPairs {

    private NearPairs() {}

    /// Distances in metres, of those not farther apart than the reach; rows are the first list.
    static PairTable of(List<Fix> rows, List<Fix> columns, double reachMetres) {
        int[] byX =
                IntStream.range(0, columns.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(j -> columns.get(j).xMetres()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] xs = Arrays.stream(byX).mapToDouble(j -> columns.get(j).xMetres()).toArray();
        double[] ys = Arrays.stream(byX).mapToDouble(j -> columns.get(j).yMetres()).toArray();
        double strip = Math.nextUp(reachMetres * (1 + 1e-9));
        PairTable.Builder near = new PairTable.Builder(columns.size());
        for (Fix row : rows) {
            for (int k = firstAtLeast(xs, row.xMetres() - strip);
                    k < xs.length && xs[k] <= row.xMetres() + strip;
                    k++) {
                double along = xs[k] - row.xMetres();
                double aside = ys[k] - row.yMetres();
                if (along * along + aside * aside <= strip * strip) {
                    double distance = row.distanceMetres(columns.get(byX[k]));
                    if (distance <= reachMetres) {
                        near.pair(byX[k], distance);
                    }
                }
            }
            near.endRow();
        }
        return near.build();
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
