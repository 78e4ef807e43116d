package org.marsad.formats.toml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Which known key someone probably meant.
final class NearestKey {

    private NearestKey() {}

    /// The known key with the fewest single-letter edits and swaps of neighbours, when these are at
    /// most 2 or a third of its length; the alphabet decides between equals.
    static Optional<String> find(String written, Collection<String> known) {
        return known.stream()
                .filter(key -> edits(written, key) <= Math.max(2, key.length() / 3))
                .min(
                        Comparator.comparingInt((String key) -> edits(written, key))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
