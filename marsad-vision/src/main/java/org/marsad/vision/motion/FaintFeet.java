package org.marsad.vision.motion;

/// Finds the rows under a small thing that belong to it though none of their pixels is different enough by itself: the
/// legs of a sheep half a kilometre off, dark on dark ground. At that distance one row is four metres of ground.
///
/// A row belongs when, over the thing's columns, it differs from the memory by more than its own usual deviation, so
/// clearly that noise of that many pixels would not do so, and more than the same row beside the thing does (a swaying mast moves both).
/// Pixels in a cast shadow say nothing.
final class FaintFeet {

    /// Taller things show their feet by themselves, and an error of a row matters less.
    private static final double TALLEST_PIXELS = 12;

    /// Legs are not longer than this share of what was seen.
    private static final double MOST_SHARE = 0.45;

    /// Between a bright body and dark legs there may be a row like the ground.
    private static final int MOST_GAP = 1;

    private static final double SURE_SIGMAS = 3;

    /// A row of which another thing takes more is that thing's.
    private static final double MOST_TAKEN = 0.34;

    /// Standard deviation of the size of a Gaussian, by its mean.
    private static final double SPREAD = 0.75;

    private final WorkingPicture picture;
    private final SceneMemory memory;
    private final byte[] labels;
    private final byte[] mask;

    FaintFeet(WorkingPicture picture, SceneMemory memory, byte[] labels, byte[] mask) {
        this.picture = picture;
        this.memory = memory;
        this.labels = labels;
        this.mask = mask;
    }

    /// Where a thing really ends; working pixels, like its own edges.
    double bottom(double left, double top, double right, double bottom) {
        double height = bottom - top;
        if (height > TALLEST_PIXELS) {
            return bottom;
        }
        int from = Math.max(0, (int) Math.round(left));
        int to = Math.min(picture.width, Math.max(from + 1, (int) Math.round(right)));
        int first = (int) Math.ceil(bottom - 0.25);
        int last = Math.min(picture.height, first + (int) Math.ceil(MOST_SHARE * height));
        int end = first;
        for (int row = first; row < last && row - end <= MOST_GAP; row++) {
            if (belongs(row, from, to)) {
                end = row + 1;
            }
        }
        return end > first ? end : bottom;
    }

    private boolean belongs(int row, int from, int to) {
        int width = to - from;
        Change under = change(row, from, to);
        double beside =
                Math.max(
                        change(row, from - 1 - width, from - 1).ratio(),
                        change(row, to + 1, to + 1 + width).ratio());
        return under.taken <= MOST_TAKEN * width
                && under.ratio()
                        > Math.max(1, beside) * (1 + SURE_SIGMAS * SPREAD / Math.sqrt(width));
    }

    private Change change(int row, int from, int to) {
        double size = 0;
        double usual = 0;
        int taken = 0;
        for (int x = Math.max(0, from); x < Math.min(picture.width, to); x++) {
            int i = row * picture.width + x;
            if (mask[i] != 0) {
                taken++;
            } else if (labels[i] != CloserLook.SHADOW) {
                size += Math.abs((picture.luma[i] & 0xff) - memory.mean(i));
                usual += memory.deviation(i);
            }
        }
        return new Change(size, usual, taken);
    }

    /// How far a row differs from the memory, how far it usually does, and how many of its pixels are of a thing.
    private record Change(double size, double usual, int taken) {

        double ratio() {
            return usual > 0 ? size / usual : 0;
        }
    }
}
