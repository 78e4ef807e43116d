package org.marsad.vision.motion;

import java.util.List;
import org.marsad.vision.things.Blob;

/// Keeps the memory true after each look: the background follows what is seen, restless places become
/// less eager, a thing that stands still for long becomes background, a ghost does at once.
final class SceneKeeper {

    /// A blob of which this share has been in the mask for {@link #STILL_SECONDS} has not moved.
    private static final double STILL_SHARE = 0.8;

    private static final double STILL_SECONDS = 1;

    /// How fast the mean of a pixel follows.
    private static final double MEAN_SECONDS = 4;

    private static final int MEAN_PASSES = 10;

    /// Masks of random bits that are all 0 once in so many draws.
    private static final int ONE_IN_FOUR = 3;

    private static final int ONE_IN_THIRTY_TWO = 31;

    private final WorkingPicture picture;
    private final SceneMemory memory;
    private final MotionSettings settings;
    private final GhostTest ghosts;

    /// Pictures in a row for which a pixel has been in the mask.
    private final short[] age;

    private int meanRow;
    private int sampleRow;

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
        followMean(labels, secondsPerPicture);
        followSamples(mask, labels, secondsPerPicture);
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

    /// A band of rows each picture, so that mean and deviation of every pixel are renewed ten times in their memory.
    private void followMean(byte[] labels, double secondsPerPicture) {
        double pass = Math.max(MEAN_SECONDS / MEAN_PASSES, secondsPerPicture);
        int share = (int) (4096 * (1 - Math.exp(-pass / MEAN_SECONDS)));
        int rows = rows(secondsPerPicture / pass);
        for (int n = 0; n < rows; n++) {
            memory.follow(
                    picture.luma,
                    labels,
                    meanRow * picture.width,
                    (meanRow + 1) * picture.width,
                    share);
            meanRow = (meanRow + 1) % picture.height;
        }
    }

    /// A band of rows each picture: every pixel that looks like background puts its colour in place of a random one of
    /// its samples, so that all of them are renewed within the memory's seconds on average, and lends it to a random
    /// neighbour one time in four (ViBe, Barnich and Van Droogenbroeck, 2011, lends as often as it keeps: then the looks
    /// of a herd that walks slowly run ahead of it). A shadow is learnt four times as slowly. Bands rather than pixels
    /// strewn over the picture, and one draw for a group of pixels, because so the memory comes in whole lines of the
    /// cache. At the picture's left and right edge the neighbour may be one of the next row: harmless, there is one such
    /// pixel in a row.
    private void followSamples(byte[] mask, byte[] labels, double secondsPerPicture) {
        double pass = settings.memorySeconds() / ColourSamples.COUNT;
        int rows = rows(secondsPerPicture / pass);
        for (int n = 0; n < rows; n++) {
            followSampleRow(mask, labels, sampleRow);
            sampleRow = (sampleRow + 1) % picture.height;
        }
    }

    private int rows(double share) {
        return Math.clamp(Math.round(picture.height * share), 1, picture.height);
    }

    private void followSampleRow(byte[] mask, byte[] labels, int y) {
        for (int from = 0; from < picture.width; from += ColourSamples.GROUP) {
            int random = memory.random();
            int to = Math.min(picture.width, from + ColourSamples.GROUP);
            for (int x = from; x < to; x += Tiles.SIZE) {
                followSamplesOfEight(mask, labels, x, y, random);
            }
        }
    }

    private void followSamplesOfEight(byte[] mask, byte[] labels, int x, int y, int random) {
        int first = y * picture.width + x;
        int count = Math.min(Tiles.SIZE, picture.width - x);
        memory.calm(first, count);
        boolean withShadow = ((random >>> 18) & ONE_IN_FOUR) == 0;
        boolean lends = ((random >>> 16) & ONE_IN_FOUR) == 0;
        int beside = memory.step(random & 0xffff);
        long taken = ground(mask, labels, first, count, withShadow);
        memory.followTint(picture, x, y, count, taken);
        for (long rest = taken; rest != 0; rest &= rest - 1) {
            int column = Eight.first(rest);
            int colour = picture.colour(x + column, y);
            memory.samples.put(first + column, random >>> 28, colour);
            int next = first + column + beside;
            if (lends
                    && next >= 0
                    && next < mask.length
                    && mask[next] == 0
                    && labels[next] == CloserLook.BACKGROUND) {
                memory.samples.put(next, (random >>> 24) & 15, colour);
            }
        }
    }

    /// The lowest bit of each of up to eight pixels where the ground is seen, or also where its shadow is.
    private static long ground(
            byte[] mask, byte[] labels, int from, int count, boolean withShadow) {
        long label = Eight.get(labels, from, count);
        long other = (label >>> 1) | Eight.get(mask, from, count) | (withShadow ? 0 : label);
        return ~other & Eight.ONES & Eight.firsts(count);
    }

    private void ageTile(byte[] mask, byte[] labels, int left, int top, int absorbAge) {
        int right = Math.min(picture.width, left + Tiles.SIZE);
        int bottom = Math.min(picture.height, top + Tiles.SIZE);
        for (int y = top; y < bottom; y++) {
            if (isQuiet(mask, labels, y * picture.width + left, right - left)) {
                continue;
            }
            for (int x = left; x < right; x++) {
                int i = y * picture.width + x;
                if (mask[i] != 0) {
                    age[i]++;
                    if (age[i] > absorbAge) {
                        memory.absorb(i, picture.colour(x, y));
                        age[i] = 0;
                    }
                } else if (age[i] > 0) {
                    memory.raiseUnrest(i, age[i] <= 2 ? 10 : 2);
                    age[i] = 0;
                } else if (labels[i] >= CloserLook.WEAK && !isNear(mask, x, y)) {
                    memory.raiseUnrest(i, 1);
                    if ((memory.random() & ONE_IN_THIRTY_TWO) == 0) {
                        memory.samples.put(i, memory.random() >>> 28, picture.colour(x, y));
                    }
                }
            }
        }
    }

    /// No foreground in a run of up to eight pixels, and none just before.
    private boolean isQuiet(byte[] mask, byte[] labels, int from, int count) {
        long foreground = Eight.get(labels, from, count) & CloserLook.WEAK * Eight.ONES;
        if ((foreground | Eight.get(mask, from, count)) != 0) {
            return false;
        }
        int aged = 0;
        for (int i = from; i < from + count; i++) {
            aged |= age[i];
        }
        return aged == 0;
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
