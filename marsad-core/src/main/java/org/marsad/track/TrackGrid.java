package org.marsad.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.marsad.track.motion.Extent;

/// Finds the tracks whose gate may hold a place: a hash of square cells, each with the tracks whose extent
/// meets it. A track that covers too many cells is looked at every time. Cost: tracks and the cells of
/// their extents to build; per query its cells and what is in them, so about the tracks that are near.
final class TrackGrid {

    private static final double CELL_METRES = 400;
    private static final int MOST_CELLS = 64;

    private final List<Extent> extents = new ArrayList<>();
    private final int[] firstOfCell;
    private final int[] seenBy;
    private final List<Integer> wide = new ArrayList<>();
    private int[] nextEntry = new int[256];
    private int[] rowOfEntry = new int[256];
    private int entries;
    private int query;
    private int[] found = new int[64];
    private int foundCount;

    TrackGrid(List<LiveTrack> tracks, double sigmas, double reachMetres) {
        int buckets = Integer.highestOneBit(4 * tracks.size() + 64);
        firstOfCell = new int[buckets];
        seenBy = new int[tracks.size()];
        Arrays.fill(firstOfCell, -1);
        for (int row = 0; row < tracks.size(); row++) {
            Extent extent = tracks.get(row).extent(sigmas, reachMetres);
            extents.add(extent);
            if (cells(extent) > MOST_CELLS) {
                wide.add(row);
            } else {
                insert(extent, row);
            }
        }
    }

    private static long cell(double metres) {
        return (long) Math.floor(metres / CELL_METRES);
    }

    private static double cells(Extent extent) {
        return ((extent.east() - extent.west()) / CELL_METRES + 1)
                * ((extent.north() - extent.south()) / CELL_METRES + 1);
    }

    private int bucket(long east, long north) {
        long hash = (east * 0x9E3779B97F4A7C15L) ^ (north * 0xC2B2AE3D27D4EB4FL);
        return (int) (hash >>> 33) & (firstOfCell.length - 1);
    }

    private void insert(Extent extent, int row) {
        for (long east = cell(extent.west()); east <= cell(extent.east()); east++) {
            for (long north = cell(extent.south()); north <= cell(extent.north()); north++) {
                if (entries == rowOfEntry.length) {
                    nextEntry = Arrays.copyOf(nextEntry, 2 * entries);
                    rowOfEntry = Arrays.copyOf(rowOfEntry, 2 * entries);
                }
                int bucket = bucket(east, north);
                rowOfEntry[entries] = row;
                nextEntry[entries] = firstOfCell[bucket];
                firstOfCell[bucket] = entries++;
            }
        }
    }

    /// Calls back with every track index whose extent meets this one, in order.
    void forEachMeeting(Extent place, IntConsumer track) {
        query++;
        foundCount = 0;
        if (cells(place) > MOST_CELLS) {
            for (int row = 0; row < seenBy.length; row++) {
                offer(row, place);
            }
        } else {
            for (long east = cell(place.west()); east <= cell(place.east()); east++) {
                for (long north = cell(place.south()); north <= cell(place.north()); north++) {
                    int entry = firstOfCell[bucket(east, north)];
                    for (; entry >= 0; entry = nextEntry[entry]) {
                        offer(rowOfEntry[entry], place);
                    }
                }
            }
            for (int row : wide) {
                offer(row, place);
            }
        }
        Arrays.sort(found, 0, foundCount);
        for (int i = 0; i < foundCount; i++) {
            track.accept(found[i]);
        }
    }

    private void offer(int row, Extent place) {
        if (seenBy[row] == query || !extents.get(row).meets(place)) {
            return;
        }
        seenBy[row] = query;
        if (foundCount == found.length) {
            found = Arrays.copyOf(found, 2 * foundCount);
        }
        found[foundCount++] = row;
    }
}
