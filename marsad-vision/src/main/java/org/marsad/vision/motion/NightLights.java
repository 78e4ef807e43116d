package org.marsad.vision.motion;

import java.util.Optional;
import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;
import org.marsad.vision.things.Blob;
import org.marsad.vision.things.SeenThing;
import org.marsad.vision.things.ThingFinder;

/// Tells lamps at night, and the ground that they light, from things.
///
/// A lamp is saturated pixels where it was dark, flatter than a person is tall; what is reported is the lamp with the
/// vehicle's lower half below it. Light on the ground fades out, at one end or the other, where a thing would have an
/// edge.
///
/// Limits: in a picture with colour, that is by day, nothing is taken for a lamp or for light.
final class NightLights implements ThingFinder.Lights {

    private static final Classification LAMP = new Classification(ObjectClass.VEHICLE, 0.8);

    private static final int SATURATED = 228;
    private static final int DARK = 120;

    /// A lamp is lower than a person is tall.
    private static final double MOST_CORE_HEIGHT = 0.8;

    /// Glare makes any lamp so large, however far it is.
    private static final double GLARE_PIXELS = 10;

    /// Height of the lamp above the ground, and half a vehicle's width, as shares of a person's height.
    private static final double LAMP_HEIGHT = 0.43;

    private static final double HALF_WIDTH = 0.5;

    /// The lamps of a pair may grow together: so many times as wide as high.
    private static final double MOST_LENGTH = 3;

    /// Least width of what is taller than a lamp and yet no person in white, as a share of its height.
    private static final double STANDING = 0.5;

    /// How far inside and outside of a patch's outline its light is compared, pixels.
    private static final int FADE = 2;

    /// Outside of an edge of light, so much of the light inside is left.
    private static final double FADED = 0.35;

    /// The same of what is no wider than a person is tall: the brightest part of a beam.
    private static final double BARELY_FADED = 0.7;

    /// Least width of lit ground by its look alone, in heights of a person.
    private static final double LIT_WIDTH = 1.5;

    private final WorkingPicture picture;
    private final SceneMemory memory;
    private final boolean isColourless;

    NightLights(WorkingPicture picture, SceneMemory memory) {
        this.picture = picture;
        this.memory = memory;
        this.isColourless = picture.isColourless();
    }

    @Override
    public Optional<SeenThing> findLamp(Blob patch, byte[] mask, double tall) {
        if (!isColourless) {
            return Optional.empty();
        }
        int tallest = (int) Math.max(GLARE_PIXELS, MOST_CORE_HEIGHT * tall);
        Core all = new Core(patch, mask, patch.bottom());
        boolean isNarrow = all.right - all.left < STANDING * (all.bottom - all.top);
        if (all.pixels == 0 || (all.bottom - all.top > tallest && isNarrow)) {
            return Optional.empty();
        }
        // The ground that a lamp lights up is below it and may be as bright.
        int end = Math.min(all.bottom, all.top + tallest);
        Core core = new Core(patch, mask, end);
        Core upper = new Core(patch, mask, (all.top + end + 1) / 2);
        if (!upper.isLampShaped()) {
            return Optional.empty();
        }
        int left = upper.left;
        int top = core.top;
        int right = upper.right;
        int bottom = core.bottom;
        double half = Math.max((right - left) / 2.0, HALF_WIDTH * tall);
        double middle = (left + right) / 2.0;
        double foot = (top + bottom) / 2.0 + LAMP_HEIGHT * tall;
        return Optional.of(
                new SeenThing(
                        middle - half,
                        Math.min(top, foot - tall),
                        middle + half,
                        Math.max(foot, bottom - 1.0),
                        core.pixels,
                        LAMP,
                        0.8));
    }

    /// Compares, at each end of the patch, how much brighter it is just inside and just outside.
    @Override
    public boolean isLitGround(Blob patch, byte[] mask, double tall) {
        if (!isColourless) {
            return false;
        }
        double least = patch.width() > LIT_WIDTH * tall ? FADED : BARELY_FADED;
        return fades(patch, mask, 1, least) || fades(patch, mask, -1, least);
    }

    /// @param step to the right or to the left
    /// @param least share of the light inside that is left outside
    private boolean fades(Blob patch, byte[] mask, int step, double least) {
        long inside = 0;
        long outside = 0;
        int right = Math.min(picture.width - FADE, patch.right());
        for (int y = patch.top(); y < patch.bottom(); y++) {
            for (int x = Math.max(FADE, patch.left()); x < right; x++) {
                int i = y * picture.width + x;
                if (mask[i] != 0 && mask[i + step] == 0) {
                    inside += brighter(i - (FADE - 1) * step);
                    outside += brighter(i + FADE * step);
                }
            }
        }
        return inside > 0 && outside > least * inside && outside < inside;
    }

    private int brighter(int i) {
        return (picture.luma[i] & 0xff) - memory.mean(i);
    }

    private boolean isLamp(int i) {
        return isLamp(picture.luma[i] & 0xff, memory.mean(i));
    }

    /// The saturated pixels of a patch above a row, and their box.
    private final class Core {
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right = -1;
        private int bottom = -1;
        private int pixels;
        private int longestRun;
        private int longestAt;

        Core(Blob patch, byte[] mask, int end) {
            for (int y = patch.top(); y < end; y++) {
                int run = 0;
                for (int x = patch.left(); x < patch.right(); x++) {
                    int i = y * picture.width + x;
                    boolean isLamp = mask[i] != 0 && isLamp(i);
                    run = isLamp ? run + 1 : 0;
                    if (run > longestRun) {
                        longestRun = run;
                        longestAt = i - run / 2;
                    }
                    if (isLamp) {
                        pixels++;
                        left = Math.min(left, x);
                        top = Math.min(top, y);
                        right = Math.max(right, x + 1);
                        bottom = Math.max(bottom, y + 1);
                    }
                }
            }
        }

        /// A disc of glare or two with the dark beside them, not the brightest strip of lit ground.
        boolean isLampShaped() {
            int high = 0;
            for (int i = longestAt; i >= 0 && isLamp(i); i -= picture.width) {
                high++;
            }
            for (int i = longestAt + picture.width;
                    i < picture.luma.length && isLamp(i);
                    i += picture.width) {
                high++;
            }
            return longestRun <= MOST_LENGTH * high
                    && isDark(left - 1 - high)
                    && isDark(right + high);
        }

        private boolean isDark(int x) {
            if (x < 0 || x >= picture.width) {
                return true;
            }
            int y = longestAt / picture.width;
            int most = 0;
            for (int dy = -2; dy <= 2; dy++) {
                int row = Math.clamp(y + dy, 0, picture.height - 1) * picture.width;
                most = Math.max(most, brighter(row + x));
            }
            return most < FADED * brighter(longestAt);
        }
    }

    static boolean isSaturated(int luma) {
        return luma >= SATURATED;
    }

    /// Saturated where the ground is dark.
    static boolean isLamp(int luma, int ground) {
        return isSaturated(luma) && ground < DARK;
    }
}
