package org.marsad.vision.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.marsad.vision.things.Blob;

/// Connected pieces of a mask (8-neighbours) in one pass over its runs, joined by union-find with path
/// halving. A picture with more runs than the limit is noise, not things: the rest of it is left out.
final class BlobFinder {

    private static final int RUN_LIMIT = 1 << 16;

    private final int width;
    private final int height;
    private int[] from = new int[256];
    private int[] to = new int[256];
    private int[] row = new int[256];
    private int[] parent = new int[256];
    private int runs;

    BlobFinder(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// Largest first. Nothing is looked for outside the tiles that are on.
    List<Blob> find(byte[] mask, Tiles tiles) {
        runs = 0;
        int above = 0;
        for (int y = 0; y < height; y++) {
            int here = runs;
            findRuns(mask, y, tiles);
            if (y > 0 && above < here) {
                join(above, here);
            }
            above = here;
        }
        return collect();
    }

    private void findRuns(byte[] mask, int y, Tiles tiles) {
        int row = y * width;
        int first = -1;
        int tile = y / Tiles.SIZE * tiles.across;
        for (int x = 0; x < width; x += Tiles.SIZE) {
            if (!tiles.active[tile++]) {
                first = close(first, x, y);
                continue;
            }
            int end = Math.min(width, x + Tiles.SIZE);
            for (int at = x; at < end; at++) {
                if (mask[row + at] == 0) {
                    first = close(first, at, y);
                } else if (first < 0) {
                    first = at;
                }
            }
        }
        close(first, width, y);
    }

    /// Ends the run that is open, if one is.
    private int close(int first, int end, int y) {
        if (first >= 0) {
            add(first, end, y);
        }
        return -1;
    }

    private void add(int first, int end, int y) {
        if (runs == RUN_LIMIT) {
            return;
        }
        if (runs == from.length) {
            from = Arrays.copyOf(from, 2 * runs);
            to = Arrays.copyOf(to, 2 * runs);
            row = Arrays.copyOf(row, 2 * runs);
            parent = Arrays.copyOf(parent, 2 * runs);
        }
        from[runs] = first;
        to[runs] = end;
        row[runs] = y;
        parent[runs] = runs;
        runs++;
    }

    /// Joins the runs of a row, from `here` on, with those of the row above, from `above` on.
    private void join(int above, int here) {
        int up = above;
        int down = here;
        while (up < here && down < runs) {
            if (from[down] <= to[up] && from[up] <= to[down]) {
                union(up, down);
            }
            if (to[up] < to[down]) {
                up++;
            } else {
                down++;
            }
        }
    }

    private void union(int a, int b) {
        int first = root(a);
        int second = root(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    private int root(int run) {
        int at = run;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private List<Blob> collect() {
        int[] number = new int[runs];
        int count = 0;
        for (int run = 0; run < runs; run++) {
            number[run] = parent[run] == run ? count++ : number[root(run)];
        }
        int[] left = new int[count];
        int[] top = new int[count];
        int[] right = new int[count];
        int[] bottom = new int[count];
        int[] area = new int[count];
        Arrays.fill(left, Integer.MAX_VALUE);
        Arrays.fill(top, Integer.MAX_VALUE);
        for (int run = 0; run < runs; run++) {
            int n = number[run];
            left[n] = Math.min(left[n], from[run]);
            top[n] = Math.min(top[n], row[run]);
            right[n] = Math.max(right[n], to[run]);
            bottom[n] = row[run] + 1;
            area[n] += to[run] - from[run];
        }
        List<Blob> blobs = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            blobs.add(new Blob(left[n], top[n], right[n], bottom[n], area[n]));
        }
        blobs.sort(Comparator.comparingInt(Blob::area).reversed());
        return blobs;
    }
}
