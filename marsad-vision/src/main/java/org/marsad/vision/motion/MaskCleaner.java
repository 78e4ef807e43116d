package org.marsad.vision.motion;

import java.util.Arrays;
import org.marsad.vision.things.Blob;
import org.marsad.vision.things.PersonHeights;

/// From labels with specks and pinholes to a solid mask.
final class MaskCleaner {

    /// Of 25.
    private static final int MAJORITY = 13;

    /// Strong pixels of 3 × 3 that make the one in the middle stay: two columns of three.
    private static final int CORE = 6;

    /// Of 9, where people are small.
    private static final int SMALL_MAJORITY = 5;

    /// Up to this height, working pixels, a person or a sheep is no majority of 5 × 5.
    private static final double SMALL_TALL = 8;

    private static final int REACH = 2;
    private static final int ROWS = Tiles.SIZE + 2 * REACH;

    /// Rounds in which strong pixels next to the mask join it: legs and heads of far people are one or two
    /// pixels wide and no majority anywhere.
    private static final int JOINING_ROUNDS = 2;

    private final int width;
    private final int height;
    private final long[] sums = new long[ROWS];
    private int[] joining = new int[256];
    private int[] stack = new int[256];
    private boolean[] reached = new boolean[256];
    private boolean isSmall;

    MaskCleaner(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// A 5 × 5 majority of the foreground labels (3 × 3 where people are known to be small), or a small strong core;
    /// then strong pixels that touch what is left join it. Only tiles that are busy are looked at; the mask is 0
    /// everywhere else.
    void clean(byte[] labels, byte[] mask, Tiles tiles, PersonHeights heights) {
        for (int ty = 0; ty < tiles.down; ty++) {
            for (int tx = 0; tx < tiles.across; tx++) {
                int tile = ty * tiles.across + tx;
                if (tiles.active[tile]) {
                    double tall = heights.at(tx * Tiles.SIZE, ty * Tiles.SIZE);
                    isSmall = tall > 0 && tall <= SMALL_TALL;
                    cleanTile(labels, mask, tx * Tiles.SIZE, ty * Tiles.SIZE);
                } else if (tiles.busy[tile]) {
                    clearTile(mask, tx * Tiles.SIZE, ty * Tiles.SIZE);
                }
            }
        }
        for (int round = 0; round < JOINING_ROUNDS; round++) {
            joinStrong(labels, mask, tiles);
        }
    }

    void clearTile(byte[] map, int left, int top) {
        int right = Math.min(width, left + Tiles.SIZE);
        int bottom = Math.min(height, top + Tiles.SIZE);
        for (int y = top; y < bottom; y++) {
            Arrays.fill(map, y * width + left, y * width + right, (byte) 0);
        }
    }

    private void cleanTile(byte[] labels, byte[] mask, int left, int top) {
        int count = Math.min(width, left + Tiles.SIZE) - left;
        int bottom = Math.min(height, top + Tiles.SIZE);
        for (int r = 0; r < ROWS; r++) {
            int y = top - REACH + r;
            sums[r] = y < 0 || y >= height ? 0 : sumAcross(labels, y * width, left);
        }
        for (int y = top; y < bottom; y++) {
            int first = y - top;
            long sum = 0;
            for (int r = first; r <= first + 2 * REACH; r++) {
                sum += sums[r];
            }
            long things = (sum + Eight.of(128 - MAJORITY)) & Eight.TOPS;
            int row = y * width + left;
            long rest = (foreground(labels, y * width, left) << 7) & ~things;
            for (; rest != 0; rest &= rest - 1) {
                int column = Eight.first(rest);
                if (isCore(labels, left + column, y)) {
                    things |= 0x80L << (8 * column);
                }
            }
            Eight.put(mask, row, count, Eight.full(things));
        }
    }

    /// For each of eight pixels of a row, how many of the five around it are foreground.
    private long sumAcross(byte[] labels, int row, int left) {
        long sum = 0;
        for (int x = left - REACH; x <= left + REACH; x++) {
            sum += foreground(labels, row, x);
        }
        return sum;
    }

    /// 1 for weak and strong, of eight pixels from this one on, 0 outside the picture.
    private long foreground(byte[] labels, int row, int x) {
        int outside = Math.max(0, -x);
        int count = Math.min(Tiles.SIZE, width - x) - outside;
        long eight = count <= 0 ? 0 : Eight.get(labels, row + x + outside, count) << (8 * outside);
        return (eight >>> 1) & Eight.ONES;
    }

    /// The inside of something small: a strong pixel among strong ones; any among many where people are small.
    private boolean isCore(byte[] labels, int x, int y) {
        if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) {
            return false;
        }
        int i = y * width + x;
        if (labels[i] < CloserLook.WEAK) {
            return false;
        }
        int strong = 0;
        int any = 0;
        for (int row = i - width; row <= i + width; row += width) {
            for (int k = row - 1; k <= row + 1; k++) {
                strong += labels[k] == CloserLook.STRONG ? 1 : 0;
                any += labels[k] >> 1;
            }
        }
        return (labels[i] == CloserLook.STRONG && strong >= CORE)
                || (isSmall && any >= SMALL_MAJORITY);
    }

    private void joinStrong(byte[] labels, byte[] mask, Tiles tiles) {
        int count = 0;
        for (int ty = 0; ty < tiles.down; ty++) {
            for (int tx = 0; tx < tiles.across; tx++) {
                if (tiles.active[ty * tiles.across + tx]) {
                    count = collect(labels, mask, tx * Tiles.SIZE, ty * Tiles.SIZE, count);
                }
            }
        }
        for (int k = 0; k < count; k++) {
            mask[joining[k]] = (byte) 255;
        }
    }

    private int collect(byte[] labels, byte[] mask, int left, int top, int before) {
        int count = before;
        int right = Math.min(width - 1, left + Tiles.SIZE);
        int bottom = Math.min(height - 1, top + Tiles.SIZE);
        for (int y = Math.max(1, top); y < bottom; y++) {
            int row = y * width + left;
            long eight = Eight.get(labels, row, right - left);
            long rest = eight & (eight >>> 1) & Eight.ONES & ~Eight.get(mask, row, right - left);
            for (; rest != 0; rest &= rest - 1) {
                int i = row + Eight.first(rest);
                if (i > y * width && touches(mask, i)) {
                    if (count == joining.length) {
                        joining = Arrays.copyOf(joining, 2 * count);
                    }
                    joining[count++] = i;
                }
            }
        }
        return count;
    }

    private boolean touches(byte[] mask, int i) {
        return (mask[i - 1]
                        | mask[i + 1]
                        | mask[i - width - 1]
                        | mask[i - width]
                        | mask[i - width + 1]
                        | mask[i + width - 1]
                        | mask[i + width]
                        | mask[i + width + 1])
                != 0;
    }

    /// Fills what a blob encloses completely: all that a flood from outside doesn't reach. Around the blob lies a ring
    /// that the flood starts in, and around that one a ring that it can't enter.
    void fillHoles(byte[] mask, Blob blob, Tiles tiles) {
        int w = blob.width() + 4;
        int h = blob.height() + 4;
        if (w < 7 || h < 7) {
            return;
        }
        if (stack.length < w * h) {
            stack = new int[2 * w * h];
            reached = new boolean[2 * w * h];
        }
        Arrays.fill(reached, 0, w * h, true);
        for (int y = 1; y < h - 1; y++) {
            Arrays.fill(reached, y * w + 1, y * w + w - 1, false);
        }
        for (int y = 0; y < blob.height(); y++) {
            int at = (blob.top() + y) * width + blob.left();
            for (int x = 0; x < blob.width(); x++) {
                reached[(y + 2) * w + x + 2] = mask[at + x] != 0;
            }
        }
        flood(w);
        fillInside(mask, blob, tiles);
    }

    private void flood(int w) {
        int depth = 0;
        depth = reach(w + 1, depth);
        while (depth > 0) {
            int at = stack[--depth];
            depth = reach(at - 1, depth);
            depth = reach(at + 1, depth);
            depth = reach(at - w, depth);
            depth = reach(at + w, depth);
        }
    }

    private int reach(int at, int depth) {
        if (reached[at]) {
            return depth;
        }
        reached[at] = true;
        stack[depth] = at;
        return depth + 1;
    }

    /// A tile in the middle of a hole may have been off: it goes on, so that the next picture clears it.
    private void fillInside(byte[] mask, Blob blob, Tiles tiles) {
        int w = blob.width() + 4;
        for (int y = blob.top(); y < blob.bottom(); y++) {
            for (int x = blob.left(); x < blob.right(); x++) {
                int i = y * width + x;
                if (!reached[(y - blob.top() + 2) * w + x - blob.left() + 2]) {
                    mask[i] = (byte) 255;
                    tiles.activate(x, y);
                }
            }
        }
    }
}
