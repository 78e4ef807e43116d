package org.marsad.vision.motion;

import java.util.Arrays;

/// The picture in squares of 8 × 8: where the cheap look saw a change, and so where the careful look
/// goes.
final class Tiles {

    static final int SIZE = 8;

    final int across;
    final int down;
    final boolean[] active;

    /// On in this picture or the one before: nothing else can hold labels, mask or age.
    final boolean[] busy;

    private final int[] changed;

    Tiles(int width, int height) {
        this.across = (width + SIZE - 1) / SIZE;
        this.down = (height + SIZE - 1) / SIZE;
        this.active = new boolean[across * down];
        this.busy = new boolean[across * down];
        this.changed = new int[across * down];
    }

    void clear() {
        Arrays.fill(changed, 0);
        System.arraycopy(active, 0, busy, 0, active.length);
        Arrays.fill(active, false);
    }

    /// No tile was ever on.
    void forget() {
        Arrays.fill(active, false);
        clear();
    }

    /// The look that every pixel of every picture gets: is its luma farther from the ground's than its reach? Counts in
    /// each tile those that are. Cost: about 25 operations for eight pixels; the memory itself is renewed by
    /// {@link SceneMemory#follow}, a band of rows at a time.
    void look(WorkingPicture picture, SceneMemory memory) {
        for (int y = 0; y < picture.height; y++) {
            int tile = y / SIZE * across;
            int end = (y + 1) * picture.width;
            for (int at = y * picture.width; at < end; at += SIZE) {
                int count = Math.min(SIZE, end - at);
                long now = Eight.get(picture.luma, at, count);
                long then = Eight.get(memory.ground, at, count);
                if (now != then) {
                    long reach = Eight.get(memory.reach, at, count);
                    changed[tile] += Long.bitCount(Eight.apart(now, then, reach));
                }
                tile++;
            }
        }
    }

    int changedPixels() {
        int sum = 0;
        for (int count : changed) {
            sum += count;
        }
        return sum;
    }

    /// Switches a tile on, and its eight neighbours, where at least this many of its pixels changed.
    void activate(int least) {
        for (int ty = 0; ty < down; ty++) {
            for (int tx = 0; tx < across; tx++) {
                if (changed[ty * across + tx] >= least) {
                    activateAround(tx, ty);
                }
            }
        }
        for (int tile = 0; tile < active.length; tile++) {
            busy[tile] |= active[tile];
        }
    }

    /// Switches on the tile of a pixel.
    void activate(int x, int y) {
        int tile = y / SIZE * across + x / SIZE;
        active[tile] = true;
        busy[tile] = true;
    }

    void activateAround(int tx, int ty) {
        for (int y = Math.max(0, ty - 1); y <= Math.min(down - 1, ty + 1); y++) {
            for (int x = Math.max(0, tx - 1); x <= Math.min(across - 1, tx + 1); x++) {
                active[y * across + x] = true;
            }
        }
    }
}
