package org.marsad.track.act;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Pairs of tracks that a watch-keeper has said are two things. Holds so many; the oldest are let go.
public final class ApartPairs {

    private static final int MOST = 1_000;

    private final Set<Pair> pairs = new LinkedHashSet<>();

    /// Two track numbers, the lower one first.
    public record Pair(long low, long high) {

        public Pair {
            if (low >= high) {
                throw new IllegalArgumentException(
                        "a pair needs low < high, was %d, %d".formatted(low, high));
            }
        }

        public static Pair of(long one, long other) {
            return new Pair(Math.min(one, other), Math.max(one, other));
        }
    }

    public void add(Pair pair) {
        pairs.add(pair);
        if (pairs.size() > MOST) {
            Iterator<Pair> oldest = pairs.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    public void remove(Pair pair) {
        pairs.remove(pair);
    }

    public boolean contains(long one, long other) {
        return !pairs.isEmpty() && one != other && pairs.contains(Pair.of(one, other));
    }

    /// One number goes on as another: what is apart from it is apart from that one, too.
    public void extend(long from, long to) {
        for (Pair pair : List.copyOf(pairs)) {
            if (pair.low == from || pair.high == from) {
                long other = pair.low == from ? pair.high : pair.low;
                if (other != to) {
                    add(Pair.of(other, to));
                }
            }
        }
    }

    /// Oldest first.
    public List<Pair> list() {
        return List.copyOf(pairs);
    }
}
