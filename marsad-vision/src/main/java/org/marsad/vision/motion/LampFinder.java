package org.marsad.vision.motion;

import java.util.Optional;

/// Finds lamps at night: a few saturated pixels where it was dark, in the middle of a wide skirt of glare and
/// lit ground, which is no thing. What is reported is the lamp with the vehicle's lower half below it.
///
/// Limits: a lamp that is not seen itself, only the ground that it lights, stays a patch; by day nothing is
/// taken for a lamp.
final class LampFinder {

    private static final int SATURATED = 232;
    private static final int DARK = 120;

    /// Most of the patch is glare, not lamp. A warm person in a thermal picture has hardly any skirt.
    private static final double MOST_CORE_SHARE = 0.35;

    private static final double LEAST_SKIRT = 1.5;

    /// Height of the lamp above the ground, and half a vehicle's width, as shares of a person's height.
    private static final double LAMP_HEIGHT = 0.43;

    private static final double HALF_WIDTH = 0.5;

    private final WorkingPicture picture;
    private final SceneMemory memory;

    LampFinder(WorkingPicture picture, SceneMemory memory) {
        this.picture = picture;
        this.memory = memory;
    }

    /// @param tall height of a person there, working pixels; 0 when not known
    Optional<SeenThing> find(Blob patch, byte[] mask, double tall) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = -1;
        int bottom = -1;
        int core = 0;
        int area = 0;
        for (int y = patch.top(); y < patch.bottom(); y++) {
            for (int x = patch.left(); x < patch.right(); x++) {
                int i = y * picture.width + x;
                if (mask[i] != 0) {
                    area++;
                    if ((picture.luma[i] & 0xff) >= SATURATED && memory.mean(i) < DARK) {
                        core++;
                        left = Math.min(left, x);
                        top = Math.min(top, y);
                        right = Math.max(right, x + 1);
                        bottom = Math.max(bottom, y + 1);
                    }
                }
            }
        }
        boolean isLamp =
                core > 0
                        && core < MOST_CORE_SHARE * area
                        && patch.height() > LEAST_SKIRT * tall
                        && patch.width() > LEAST_SKIRT * tall;
        if (!isLamp) {
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
}
