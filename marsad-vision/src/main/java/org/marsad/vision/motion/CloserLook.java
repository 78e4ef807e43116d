package org.marsad.vision.motion;

/// The careful look, only at the tiles where something changed: each pixel against its remembered
/// colours, then the test for a cast shadow.
final class CloserLook {

    static final byte BACKGROUND = 0;
    static final byte SHADOW = 1;
    static final byte WEAK = 2;
    static final byte STRONG = 3;

    private static final int DARK = 110;

    private final SceneMemory memory;
    private final MotionSettings settings;

    CloserLook(SceneMemory memory, MotionSettings settings) {
        this.memory = memory;
        this.settings = settings;
    }

    /// Labels the pixels of one tile.
    void label(WorkingPicture picture, byte[] labels, int tileX, int tileY) {
        int right = Math.min(picture.width, tileX + Tiles.SIZE);
        int bottom = Math.min(picture.height, tileY + Tiles.SIZE);
        for (int y = tileY; y < bottom; y++) {
            for (int x = tileX; x < right; x++) {
                labels[y * picture.width + x] = label(picture, x, y);
            }
        }
    }

    private byte label(WorkingPicture picture, int x, int y) {
        int i = y * picture.width + x;
        int colour = picture.colour(x, y);
        int deviation = memory.primary[i] >>> 24;
        int unrest = memory.unrest[i] & 0xff;
        int reach = (int) settings.contrastGrey() + deviation + (unrest >> 3);
        int chromaReach = 4 + (unrest >> 4);
        if (memory.isKnown(i, colour, reach, chromaReach)) {
            return BACKGROUND;
        }
        if (isShadow(picture, x, y) || isLit(picture, x, y)) {
            return SHADOW;
        }
        return memory.isKnown(i, colour, 2 * reach, 2 * chromaReach) ? WEAK : STRONG;
    }

    /// Light of lamps that falls on dark ground: brighter, but with the ground's own texture. Only at night, when the
    /// picture has no colour: by day it would take the flat side of a white lorry for light.
    private boolean isLit(WorkingPicture picture, int x, int y) {
        int i = y * picture.width + x;
        int ground = memory.mean(i);
        int luma = picture.luma[i] & 0xff;
        if (!settings.light().lamps()
                || x < 2
                || y < 2
                || x >= picture.width - 2
                || y >= picture.height - 2
                || ground > DARK
                || luma <= ground + 3
                || luma >= LampFinder.SATURATED) {
            return false;
        }
        int chroma = picture.chromaIndex(x, y);
        boolean grey =
                Math.abs((picture.blue[chroma] & 0xff) - 128) <= WorkingPicture.GREY_CHROMA
                        && Math.abs((picture.red[chroma] & 0xff) - 128)
                                <= WorkingPicture.GREY_CHROMA;
        return grey && keepsTexture(picture, i, (luma << 8) / Math.max(1, ground), luma / 16.0);
    }

    private boolean isShadow(WorkingPicture picture, int x, int y) {
        int width = picture.width;
        if (x < 2 || y < 2 || x >= width - 2 || y >= picture.height - 2) {
            return false;
        }
        int i = y * width + x;
        int ground = memory.mean(i);
        int luma = picture.luma[i] & 0xff;
        if (luma >= ground - 3 || luma < settings.light().darkestShadow() * ground) {
            return false;
        }
        int sample = memory.samples[i * SceneMemory.SAMPLES];
        int ratio = (luma << 8) / ground;
        int chroma = picture.chromaIndex(x, y);
        int blue = (picture.blue[chroma] & 0xff) - 128;
        int red = (picture.red[chroma] & 0xff) - 128;
        int blueThen = (sample >> 8 & 0xff) - 128;
        int redThen = (sample >> 16 & 0xff) - 128;
        double tolerance = settings.light().chromaTolerance();
        if (Math.abs(blue - ((blueThen * ratio) >> 8)) > tolerance
                || Math.abs(red - ((redThen * ratio) >> 8)) > tolerance) {
            return false;
        }
        return keepsTexture(picture, i, ratio, 0);
    }

    /// Is the darkening the same all around? The mean square of what is left after scaling the ground's
    /// 3 × 3 surroundings must stay near the noise, or near the slope that a beam of light has, grey levels.
    private boolean keepsTexture(WorkingPicture picture, int i, int ratio, double slope) {
        int width = picture.width;
        int sum = 0;
        int squares = 0;
        int noise = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int k = i + dy * width + dx;
                int rest = (picture.luma[k] & 0xff) - ((memory.mean(k) * ratio) >> 8);
                sum += rest;
                squares += rest * rest;
                noise += memory.primary[k] >>> 16;
            }
        }
        double mean = sum / 9.0;
        double variance = squares / 9.0 - mean * mean;
        double sigma = 2 + slope + noise / (9.0 * 256);
        return variance < 4 * sigma * sigma;
    }
}
