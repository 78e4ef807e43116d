package org.marsad.bench.score.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.bench.score.PairTable;

/// How often each target and each track came together.
final class PairCount {

    private final List<Map<Integer, Integer>> tracksOf = new ArrayList<>();
    private final int tracks;

    PairCount(int targets, int tracks) {
        this.tracks = tracks;
        for (int target = 0; target < targets; target++) {
            tracksOf.add(new TreeMap<>());
        }
    }

    void add(int target, int track) {
        tracksOf.get(target).merge(track, 1, Integer::sum);
    }

    PairTable table() {
        PairTable.Builder table = new PairTable.Builder(tracks);
        for (Map<Integer, Integer> row : tracksOf) {
            row.forEach(table::pair);
            table.endRow();
        }
        return table.build();
    }
}
