package org.marsad.vision.motion;

/// From labels with specks and pinholes to a solid mask.
final class MaskCleaner {

    private final int width;
    private final int height;
    private final byte[] rowSums;

    MaskCleaner(int width, int height) {
        this.width = width;
        this.height = height;
        this.rowSums = new byte[width * height];
    }

    /// A 5 × 5 majority of the foreground labels; strong pixels that hold together in at least a
    /// 2 × 2 stay even when they are too few for a majority.
    void clean(byte[] labels, byte[] mask, Tiles tiles) {
        for (int y = 0; y < height; y++) {
            sumRow(labels, y);
        }
        for (int ty = 0; ty < tiles.down; ty++) {
            for (int tx = 0; tx < tiles.across; tx++) {
                if (tiles.active[ty * tiles.across + tx]) {
                    cleanTile(mask, tx * Tiles.SIZE, ty * Tiles.SIZE);
                }
            }
        }
    }

    private void sumRow(byte[] labels, int y) {
        int row = y * width;
        for (int x = 0; x < width; x++) {
            int sum = 0;
            for (int dx = Math.max(0, x - 2); dx <= Math.min(width - 1, x + 2); dx++) {
                sum += (labels[row + dx] >= 2 ? 1 : 0);
            }
            rowSums[row + x] = (byte) sum;
        }
    }

    private void cleanTile(byte[] mask, int left, int top) {
        int right = Math.min(width, left + Tiles.SIZE);
        int bottom = Math.min(height, top + Tiles.SIZE);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int sum = 0;
                for (int dy = Math.max(0, y - 2); dy <= Math.min(height - 1, y + 2); dy++) {
                    sum += rowSums[dy * width + x];
                }
                mask[y * width + x] = (byte) (sum >= 13 ? 255 : 0);
            }
        }
    }

    /// Fills what a blob encloses completely.
    void fillHoles(byte[] mask, Blob blob) {
        int w = blob.width() + 2;
        int h = blob.height() + 2;
        boolean[] outside = new boolean[w * h];
        int[] stack = new int[w * h];
        int depth = 0;
        stack[depth++] = 0;
        outside[0] = true;
        while (depth > 0) {
            int at = stack[--depth];
            int x = at % w;
            int y = at / w;
            for (int side = 0; side < 4; side++) {
                int nx = x + (side == 0 ? -1 : side == 1 ? 1 : 0);
                int ny = y + (side == 2 ? -1 : side == 3 ? 1 : 0);
                if (nx >= 0
                        && ny >= 0
                        && nx < w
                        && ny < h
                        && !outside[ny * w + nx]
                        && !isSet(mask, blob, nx, ny)) {
                    outside[ny * w + nx] = true;
                    stack[depth++] = ny * w + nx;
                }
            }
        }
        for (int y = 1; y < h - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                if (!outside[y * w + x]) {
                    mask[(blob.top() + y - 1) * width + blob.left() + x - 1] = (byte) 255;
                }
            }
        }
    }

    private boolean isSet(byte[] mask, Blob blob, int x, int y) {
        if (x == 0 || y == 0 || x > blob.width() || y > blob.height()) {
            return false;
        }
        return mask[(blob.top() + y - 1) * width + blob.left() + x - 1] != 0;
    }
}
