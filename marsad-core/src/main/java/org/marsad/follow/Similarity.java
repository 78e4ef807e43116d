package org.marsad.follow;

/// How likely a detection is the thing that was expected at a box: a mean of the overlap of the boxes
/// and the closeness of their centres, times the share of their height that they have in common; all 0
/// to 1. Overlap tells neighbours apart in a crowd; closeness, measured against the size of the box and
/// the doubt about where it is, still holds a small thing that moves farther than its own width from
/// frame to frame; the height of an upright thing is what changes least when people pass each other
/// (Yang and others, "Hybrid-SORT", AAAI 2024).
///
/// Boxes are given by centre and size, in pixels.
final class Similarity {

    private static final double CLOSENESS_SHARE = 0.4;
    private static final double TELLING_HEIGHT_PIXELS = 10;
    private static final double CENTRE_REACH_SIZES = 0.6;
    private static final double CENTRE_REACH_SIGMAS = 3;
    private static final double MOST_REACH_SIZES = 2.5;
    private static final double MOST_REACH_PIXELS = 40;
    private static final double LARGEST_AREA_RATIO = 5;
    private static final double SMALL_AREA_SQUARE_PIXELS = 64;

    private Similarity() {}

    /// How far two stretches of a line, each given by middle and length, lie over each other;
    /// negative when apart.
    static double overlap(double middleA, double lengthA, double middleB, double lengthB) {
        return Math.min(middleA + lengthA / 2, middleB + lengthB / 2)
                - Math.max(middleA - lengthA / 2, middleB - lengthB / 2);
    }

    /// How far centres can be apart at most, for what the size of either box adds to it.
    static double mostReach(double size) {
        return CENTRE_REACH_SIZES * size;
    }

    /// The same for what the doubt about the expected centre adds.
    static double mostDoubt(double sigmaPixels) {
        return CENTRE_REACH_SIGMAS * sigmaPixels;
    }

    /// Zero where the two can't be the same thing.
    ///
    /// @param sigmaPixels the doubt about the expected centre, along either axis
    static double of(BoxFilter expected, double sigmaPixels, FrameDetections seen, int i) {
        return of(seen, i, expected.x, expected.y, expected.width, expected.height, sigmaPixels);
    }

    /// The same, for a thing that may not have moved since it was last seen.
    static double atLastSight(Followed one, FrameDetections seen, int i) {
        return of(seen, i, one.lastX, one.lastY, one.lastWidth, one.lastHeight, 0);
    }

    private static double of(
            FrameDetections seen, int i, double x, double y, double w, double h, double sigma) {
        double offX = seen.x[i] - x;
        double offY = seen.y[i] - y;
        double areaA = w * h;
        double areaB = seen.area(i);
        double size = Math.sqrt(Math.max(areaA, areaB));
        double reach =
                Math.min(
                        CENTRE_REACH_SIZES * size + CENTRE_REACH_SIGMAS * sigma,
                        MOST_REACH_SIZES * size + MOST_REACH_PIXELS);
        double across = overlap(x, w, seen.x[i], seen.width[i]);
        double down = overlap(y, h, seen.y[i], seen.height[i]);
        boolean touch = across > 0 && down > 0;
        double far = offX * offX + offY * offY;
        if ((!touch && far >= reach * reach) || isOtherSize(areaA, areaB)) {
            return 0;
        }
        double shared = touch ? across * down : 0;
        double overlap = shared / (areaA + areaB - shared);
        double closeness = Math.max(0, 1 - Math.sqrt(far) / reach);
        double common = Math.max(0, (down + sigma) / (h + seen.height[i] - down + sigma));
        double telling = telling(w, h);
        return (overlap + CLOSENESS_SHARE * (closeness - overlap))
                * (1 - telling + telling * common);
    }

    /// How much the common height counts: fully for what is twice as high as wide, not at all for a
    /// herd or a lorry, wider than high, and little for the few pixels of a far thing.
    private static double telling(double w, double h) {
        double upright = Math.clamp(2 - 2 * w / h, 0, 1);
        return upright * h * h / (h * h + TELLING_HEIGHT_PIXELS * TELLING_HEIGHT_PIXELS);
    }

    /// Areas of a few pixels say little: a constant is added to both before they are compared.
    private static boolean isOtherSize(double a, double b) {
        double larger = Math.max(a, b) + SMALL_AREA_SQUARE_PIXELS;
        return larger > LARGEST_AREA_RATIO * (Math.min(a, b) + SMALL_AREA_SQUARE_PIXELS);
    }
}
