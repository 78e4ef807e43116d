package org.marsad.vision.motion;

import java.util.Optional;
import org.marsad.vision.things.Blob;
import org.marsad.vision.things.SeenThing;
import org.marsad.vision.things.ThingFinder;

/// Finds lamps at night: saturated pixels where it was dark, flatter than a person is tall. Glare and lit ground
/// around them are no thing. What is reported is the lamp with the vehicle's lower half below it.
///
/// Limits: a lamp that is not seen itself, only the ground that it lights, is left to the closer look; in a picture
/// with colour, that is by day, nothing is taken for a lamp.
final class LampFinder implements ThingFinder.Lamps {

    private static final int SATURATED = 228;
    private static final int DARK = 120;

    private static final double MOST_CORE_HEIGHT = 0.8;

    /// Glare makes any lamp so large, however far it is.
    private static final double GLARE_PIXELS = 10;

    /// Height of the lamp above the ground, and half a vehicle's width, as shares of a person's height.
    private static final double LAMP_HEIGHT = 0.43;

    private static final double HALF_WIDTH = 0.5;

    private final WorkingPicture picture;
    private final SceneMemory memory;
    private final boolean isColourless;

    LampFinder(WorkingPicture picture, SceneMemory memory) {
        this.picture = picture;
        this.memory = memory;
        this.isColourless = picture.isColourless();
    }

    @Override
    public Optional<SeenThing> find(Blob patch, byte[] mask, double tall) {
        if (!isColourless) {
            return Optional.empty();
        }
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = -1;
        int bottom = -1;
        int core = 0;
        for (int y = patch.top(); y < patch.bottom(); y++) {
            for (int x = patch.left(); x < patch.right(); x++) {
                int i = y * picture.width + x;
                if (mask[i] != 0 && isLamp(picture.luma[i] & 0xff, memory.mean(i))) {
                    core++;
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        boolean isFlat =
                core > 0 && bottom - top <= Math.max(GLARE_PIXELS, MOST_CORE_HEIGHT * tall);
        if (!isFlat) {
            return Optional.empty();
        }
        double half = Math.max((right - left) / 2.0, HALF_WIDTH * tall);
        double middle = (left + right) / 2.0;
        double foot = (top + bottom) / 2.0 + LAMP_HEIGHT * tall;
        return Optional.of(
                new SeenThing(
                        middle - half,
                        Math.min(top, foot - tall),
                        middle + half,
                        Math.max(foot, bottom - 1.0),
                        core,
                        0.8));
    }

    static boolean isSaturated(int luma) {
        return luma >= SATURATED;
    }

    /// Saturated where the ground is dark.
    static boolean isLamp(int luma, int ground) {
        return isSaturated(luma) && ground < DARK;
    }
}
