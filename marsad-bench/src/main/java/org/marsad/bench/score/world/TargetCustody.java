package org.marsad.bench.score.world;

import java.util.Arrays;

/// Who held one target, epoch by epoch.
///
/// The fewest changes of number are found as they go: for each track that holds the target now, the fewest changes of
/// all ways that end on it. Such a way comes from the same track a moment ago, or by one change from the
/// best of the others.
final class TargetCustody {

    private static final double NEVER = Double.NaN;

    private double firstSeconds = NEVER;
    private double lastSeconds = NEVER;
    private double heldSeconds;
    private double longestSeconds;
    private int[] holders = {};
    private double[] holdersSince = {};
    private int[] lastHolders = {};
    private int[] fewestChanges = {};

    /// The target is there at this time, later than the last, and these tracks hold it.
    void add(double timeSeconds, int[] tracks) {
        boolean isHeld = tracks.length > 0;
        if (Double.isNaN(firstSeconds)) {
            firstSeconds = timeSeconds;
        } else if (isHeld && holders.length > 0) {
            heldSeconds += timeSeconds - lastSeconds;
        }
        double[] since = new double[tracks.length];
        for (int k = 0; k < tracks.length; k++) {
            int before = indexOf(tracks[k], holders);
            since[k] = before < 0 ? timeSeconds : holdersSince[before];
            longestSeconds = Math.max(longestSeconds, timeSeconds - since[k]);
        }
        if (isHeld) {
            fewestChanges = changesEndingOn(tracks);
            lastHolders = tracks;
        }
        holders = tracks;
        holdersSince = since;
        lastSeconds = timeSeconds;
    }

    private int[] changesEndingOn(int[] tracks) {
        int[] changes = new int[tracks.length];
        int fromAnother = lastHolders.length == 0 ? 0 : changes() + 1;
        for (int k = 0; k < tracks.length; k++) {
            int before = indexOf(tracks[k], lastHolders);
            changes[k] = before < 0 ? fromAnother : Math.min(fewestChanges[before], fromAnother);
        }
        return changes;
    }

    private static int indexOf(int track, int[] tracks) {
        for (int k = 0; k < tracks.length; k++) {
            if (tracks[k] == track) {
                return k;
            }
        }
        return -1;
    }

    int changes() {
        return Arrays.stream(fewestChanges).min().orElse(0);
    }

    double heldSeconds() {
        return heldSeconds;
    }

    double longestSeconds() {
        return longestSeconds;
    }

    double lifeSeconds() {
        return Double.isNaN(firstSeconds) ? 0 : lastSeconds - firstSeconds;
    }
}
