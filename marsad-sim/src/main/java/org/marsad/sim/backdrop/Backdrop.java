package org.marsad.sim.backdrop;

import java.util.Arrays;
import org.marsad.sim.light.CameraKind;

/// What does not move in a camera's picture, light left open: for each pixel its depth and how it
/// answers to light. Larger than the picture by a margin on all sides, so that the picture can sway.
public final class Backdrop {

    static final int MARGIN = 24;
    static final float SKY = Float.POSITIVE_INFINITY;

    final int width;
    final int height;

    /// Along the camera's axis, metres; {@link #SKY} where nothing is met.
    final float[] depth;

    /// Depth that an actor may have and still be in front; see {@link #slacken}.
    final float[] occluder;

    /// Reflected share of the light of sun or moon, and of the sky's; for a thermal camera the second
    /// is warmth. In the sky: unused, and the elevation above the horizon in radians.
    final float[] direct;

    final float[] ambient;
    final float[] blue;
    final float[] red;

    /// How far leaves at this pixel move in the wind, and where in the beat they are.
    final float[] leafShare;

    final float[] leafPhase;

    Backdrop(int pictureWidth, int pictureHeight) {
        width = pictureWidth + 2 * MARGIN;
        height = pictureHeight + 2 * MARGIN;
        int pixels = width * height;
        depth = new float[pixels];
        occluder = new float[pixels];
        direct = new float[pixels];
        ambient = new float[pixels];
        blue = new float[pixels];
        red = new float[pixels];
        leafShare = new float[pixels];
        leafPhase = new float[pixels];
        Arrays.fill(depth, SKY);
    }

    /// Casts the backdrop of a camera: a second of work for half a million pixels.
    public static Backdrop cast(Scene scene, View view, CameraKind kind) {
        scene.casting.lock();
        try {
            return BackdropPainter.paint(scene, view, kind);
        } finally {
            scene.casting.unlock();
        }
    }

    /// A foot stands on ground that a pixel's own ray meets up to half a row nearer; seen at a low
    /// angle that is many metres. So the depth that hides is that of the row above, where it is the
    /// same ground.
    void slacken() {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                float above = y == 0 ? depth[i] : depth[i - width];
                boolean sameGround = above < depth[i] * 1.06f + 2;
                occluder[i] = (sameGround ? Math.max(above, depth[i]) : depth[i]) + 0.5f;
            }
        }
    }

    /// Depth that hides at a place of the unswayed picture; outside it, nothing hides.
    public float hiding(double x, double y) {
        int column = (int) Math.floor(x) + MARGIN;
        int row = (int) Math.floor(y) + MARGIN;
        if (column < 0 || row < 0 || column >= width || row >= height) {
            return SKY;
        }
        return occluder[row * width + column];
    }

    /// Depth at a pixel of the unswayed picture, metres along the axis; infinite in the sky.
    public double depthMetres(int x, int y) {
        return depth[index(x, y)];
    }

    /// Reflected share of the sky's light at a pixel of the unswayed picture.
    public double ambient(int x, int y) {
        return ambient[index(x, y)];
    }

    private int index(int x, int y) {
        return (y + MARGIN) * width + x + MARGIN;
    }
}
