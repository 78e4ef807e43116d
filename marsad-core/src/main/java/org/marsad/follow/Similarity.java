package org.marsad.follow;

import org.marsad.detect.PixelBox;
import org.marsad.sensor.Pixel;

/// How likely a detection is the thing that was expected at a box: half the overlap of the boxes,
/// half the closeness of their centres, both 0 to 1. Overlap tells neighbours apart in a crowd;
/// closeness, measured against the size of the box and the doubt about where it is, still holds a
/// small thing that moves farther than its own width from frame to frame.
final class Similarity {

    private static final double CENTRE_REACH_SIZES = 0.6;
    private static final double CENTRE_REACH_SIGMAS = 3;
    private static final double MOST_REACH_SIZES = 2.5;
    private static final double MOST_REACH_PIXELS = 40;
    private static final double LARGEST_AREA_RATIO = 5;
    private static final double SMALL_AREA_SQUARE_PIXELS = 64;

    private Similarity() {}

    /// Zero where the two can't be the same thing.
    static double of(PixelBox expected, double sigmaPixels, PixelBox seen) {
        if (isOtherSize(expected, seen)) {
            return 0;
        }
        double size = Math.sqrt(Math.max(expected.area(), seen.area()));
        double reach =
                Math.min(
                        CENTRE_REACH_SIZES * size + CENTRE_REACH_SIGMAS * sigmaPixels,
                        MOST_REACH_SIZES * size + MOST_REACH_PIXELS);
        Pixel a = expected.centre();
        Pixel b = seen.centre();
        double closeness = 1 - Math.hypot(a.x() - b.x(), a.y() - b.y()) / reach;
        double overlap = expected.intersectionOverUnion(seen);
        return closeness <= 0 && overlap == 0 ? 0 : (Math.max(closeness, 0) + overlap) / 2;
    }

    /// Areas of a few pixels say little: a constant is added to both before they are compared.
    private static boolean isOtherSize(PixelBox a, PixelBox b) {
        double ratio =
                (a.area() + SMALL_AREA_SQUARE_PIXELS) / (b.area() + SMALL_AREA_SQUARE_PIXELS);
        return ratio > LARGEST_AREA_RATIO || ratio < 1 / LARGEST_AREA_RATIO;
    }
}
