package org.marsad.track.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Finds which of many extents meet a place: a hash of square cells, each with the extents that
/// meet it. One that covers too many cells is looked at every time. Cost: the extents and their cells
/// to build; per query its cells and what is in them, so about the extents that are near.
public final class ExtentGrid {

    private static final double CELL_METRES = 400;
    private static final int MOST_CELLS = 64;

    private final List<Extent> extents;
    private final int[] firstOfCell;
    private final int[] seenBy;
    private final List<Integer> wide = new ArrayList<>();
    private int[] nextEntry = new int[256];
    private int[] rowOfEntry = new int[256];
    private int entries;
    private int query;
    private int[] found = new int[64];
    private int foundCount;

    /// Answers with indices of these.
    public ExtentGrid(List<Extent> extents) {
        this.extents = List.copyOf(extents);
        int buckets = Integer.highestOneBit(4 * extents.size() + 64);
        firstOfCell = new int[buckets];
        seenBy = new int[extents.size()];
        Arrays.fill(firstOfCell, -1);
        for (int row = 0; row < extents.size(); row++) {
            Extent extent = extents.get(row);
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

    /// Calls back with the index of every extent that meets this one, in order.
    public void forEachMeeting(Extent place, IntConsumer extent) {
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
            extent.accept(found[i]);
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
