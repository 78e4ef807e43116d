package org.marsad.vision.motion;

import java.util.List;

/// Keeps the memory true after each look: the background follows what is seen, restless places become
/// less eager, a thing that stands still for long becomes background, a ghost does at once.
final class SceneKeeper {

    /// A blob of which this share has been in the mask for {@link #STILL_SECONDS} has not moved.
    private static final double STILL_SHARE = 0.8;

    private static final double STILL_SECONDS = 1;

    private final WorkingPicture picture;
    private final SceneMemory memory;
    private final MotionSettings settings;
    private final GhostTest ghosts;

    /// Pictures in a row for which a pixel has been in the mask.
    private final short[] age;

    SceneKeeper(WorkingPicture picture, SceneMemory memory, MotionSettings settings) {
        this.picture = picture;
        this.memory = memory;
        this.settings = settings;
        this.ghosts = new GhostTest(picture, memory);
        this.age = new short[picture.width * picture.height];
    }

    /// @param secondsPerPicture between two looks
    /// @return the blobs that are no ghosts
    List<Blob> keep(
            byte[] mask, byte[] labels, Tiles tiles, List<Blob> blobs, double secondsPerPicture) {
        follow(mask, secondsPerPicture);
        int absorbAge = pictures(settings.absorbSeconds(), secondsPerPicture);
        for (int ty = 0; ty < tiles.down; ty++) {
            for (int tx = 0; tx < tiles.across; tx++) {
                if (tiles.busy[ty * tiles.across + tx]) {
                    ageTile(mask, labels, tx * Tiles.SIZE, ty * Tiles.SIZE, absorbAge);
                }
            }
        }
        int stillAge = Math.max(4, pictures(STILL_SECONDS, secondsPerPicture));
        return blobs.stream().filter(blob -> !absorbGhost(blob, mask, stillAge)).toList();
    }

    private static int pictures(double seconds, double secondsPerPicture) {
        return (int) Math.clamp(seconds / secondsPerPicture, 1, Short.MAX_VALUE - 1);
    }

    /// Each picture a random few pixels outside the mask are remembered, so that each of a pixel's samples is
    /// renewed within the memory's seconds on average.
    private void follow(byte[] mask, double secondsPerPicture) {
        int pixels = mask.length;
        int every =
                Math.max(
                        1,
                        pictures(
                                settings.memorySeconds() / SceneMemory.SAMPLES, secondsPerPicture));
        for (int i = (memory.random() >>> 8) % every;
                i < pixels;
                i += 1 + (memory.random() >>> 8) % (2 * every - 1)) {
            int unrest = memory.unrest[i] & 0xff;
            if (unrest > 0) {
                memory.unrest[i] = (byte) (unrest - (unrest >> 4) - 1);
            }
            if (mask[i] == 0) {
                int x = i % picture.width;
                int y = i / picture.width;
                int colour = picture.colour(x, y);
                memory.remember(i, colour);
                int beside = memory.neighbour(x, y, memory.random());
                if (mask[beside] == 0) {
                    memory.remember(beside, colour);
                }
            }
        }
    }

    private void ageTile(byte[] mask, byte[] labels, int left, int top, int absorbAge) {
        int right = Math.min(picture.width, left + Tiles.SIZE);
        int bottom = Math.min(picture.height, top + Tiles.SIZE);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int i = y * picture.width + x;
                if (mask[i] != 0) {
                    age[i]++;
                    if (age[i] > absorbAge) {
                        memory.absorb(i, picture.colour(x, y));
                        age[i] = 0;
                    }
                } else if (age[i] > 0) {
                    raise(i, age[i] <= 2 ? 10 : 2);
                    age[i] = 0;
                } else if (labels[i] >= CloserLook.WEAK && !isNear(mask, x, y)) {
                    raise(i, 4);
                    if ((memory.random() & 3) == 0) {
                        memory.remember(i, picture.colour(x, y));
                    }
                }
            }
        }
    }

    private void raise(int i, int by) {
        memory.unrest[i] = (byte) Math.min(255, (memory.unrest[i] & 0xff) + by);
    }

    private boolean isNear(byte[] mask, int x, int y) {
        for (int dy = Math.max(0, y - 2); dy <= Math.min(picture.height - 1, y + 2); dy++) {
            for (int dx = Math.max(0, x - 2); dx <= Math.min(picture.width - 1, x + 2); dx++) {
                if (mask[dy * picture.width + dx] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean absorbGhost(Blob blob, byte[] mask, int stillAge) {
        int still = 0;
        for (int y = blob.top(); y < blob.bottom(); y++) {
            for (int x = blob.left(); x < blob.right(); x++) {
                still += age[y * picture.width + x] >= stillAge ? 1 : 0;
            }
        }
        if (still < STILL_SHARE * blob.area() || !ghosts.isGhost(blob, mask)) {
            return false;
        }
        for (int y = Math.max(0, blob.top() - 1);
                y < Math.min(picture.height, blob.bottom() + 1);
                y++) {
            for (int x = Math.max(0, blob.left() - 1);
                    x < Math.min(picture.width, blob.right() + 1);
                    x++) {
                int i = y * picture.width + x;
                if (isNear(mask, x, y)) {
                    memory.absorb(i, picture.colour(x, y));
                    age[i] = 0;
                }
            }
        }
        return true;
    }
}
