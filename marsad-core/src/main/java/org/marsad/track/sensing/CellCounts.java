package org.marsad.track.sensing;

import java.util.Arrays;

/// Counts by square cell of the ground: looks at things, how many of them were reported, false reports. An
/// open hash over flat arrays, since every plot and every missed track asks it.
final class CellCounts {

    private static final long FREE = Long.MIN_VALUE;

    private final double cellMetres;
    private final int most;
    private long[] keys = new long[64];
    private double[] counts = new double[3 * 64];
    private int size;

    /// @param most cells held; what lies in others is not counted
    CellCounts(double cellMetres, int most) {
        this.cellMetres = cellMetres;
        this.most = most;
        Arrays.fill(keys, FREE);
    }

    int size() {
        return size;
    }

    void add(double east, double north, Counted what) {
        int slot = slot(key(east, north));
        if (keys[slot] == FREE) {
            if (size == most) {
                return;
            }
            if (4 * size > 3 * keys.length) {
                grow();
                slot = slot(key(east, north));
            }
            keys[slot] = key(east, north);
            size++;
        }
        counts[3 * slot + what.place]++;
    }

    enum Counted {
        LOOK(0),
        HIT(1),
        FALSE_REPORT(2);

        private final int place;

        Counted(int place) {
            this.place = place;
        }
    }

    double count(double east, double north, Counted what) {
        return counts[3 * slot(key(east, north)) + what.place];
    }

    void fade() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= 2;
        }
    }

    private long key(double east, double north) {
        long column = (long) Math.floor(east / cellMetres);
        long row = (long) Math.floor(north / cellMetres);
        return (column << 32) ^ (row & 0xffff_ffffL);
    }

    /// Of the cell, or a free one.
    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & (keys.length - 1);
        while (keys[slot] != key && keys[slot] != FREE) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        double[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new double[2 * oldCounts.length];
        Arrays.fill(keys, FREE);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != FREE) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                System.arraycopy(oldCounts, 3 * old, counts, 3 * slot, 3);
            }
        }
    }
}
