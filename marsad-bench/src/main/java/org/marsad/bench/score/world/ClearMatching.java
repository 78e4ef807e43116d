package org.marsad.bench.score.world;

import java.util.Arrays;
import java.util.List;

/// Which track stands for which target, one to one, by the rule of CLEAR MOT: pairs of the epoch before are
/// kept while they are inside the gate; of the rest, as many as possible are matched and, of these,
/// those with the least sum of distances.
final class ClearMatching {

    private static final int NONE = -1;

    private final double gateMetres;
    private int[] trackBefore;

    private ClearMatching(int targets, double gateMetres) {
        this.gateMetres = gateMetres;
        trackBefore = new int[targets];
        Arrays.fill(trackBefore, NONE);
    }

    /// For each epoch and each of its targets the column of the track, −1 without.
    static List<int[]> of(List<Epoch> epochs, int targets, double gateMetres) {
        ClearMatching matching = new ClearMatching(targets, gateMetres);
        return epochs.stream().map(matching::next).toList();
    }

    private int[] next(Epoch epoch) {
        int[] matched = Epoch.match(epoch.distances, gateMetres, kept(epoch));
        Arrays.fill(trackBefore, NONE);
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] >= 0) {
                trackBefore[epoch.targets[i]] = epoch.tracks[matched[i]];
            }
        }
        return matched;
    }

    private int[] kept(Epoch epoch) {
        int[] kept = new int[epoch.targets.length];
        for (int i = 0; i < kept.length; i++) {
            int j = columnOf(epoch, trackBefore[epoch.targets[i]]);
            kept[i] = j >= 0 && epoch.distances.valueOf(i, j) <= gateMetres ? j : NONE;
        }
        return kept;
    }

    private static int columnOf(Epoch epoch, int track) {
        return track == NONE ? NONE : Arrays.binarySearch(epoch.tracks, track);
    }
}
