package org.marsad.vision.motion;

import org.marsad.vision.things.PersonHeights;

/// The careful look, only at the tiles where something changed: each pixel against its remembered
/// colours, then the test for a cast shadow.
final class CloserLook {

    static final byte BACKGROUND = 0;
    static final byte SHADOW = 1;
    static final byte WEAK = 2;
    static final byte STRONG = 3;

    private static final int DARK = 110;
    private static final int CHROMA_REACH = 4;
    private static final int LAMP_REACH_TILES = 12;

    /// How far headlamps light the ground, in heights of a person: 60 m.
    private static final double LAMP_REACH_PERSONS = 34;

    private final SceneMemory memory;
    private final MotionSettings settings;
    private final int contrast;
    private boolean[] nearLamp = new boolean[0];

    CloserLook(SceneMemory memory, MotionSettings settings) {
        this.memory = memory;
        this.settings = settings;
        this.contrast = (int) settings.contrastGrey();
    }

    /// Labels the pixels of one tile.
    void label(WorkingPicture picture, byte[] labels, int tileX, int tileY) {
        int right = Math.min(picture.width, tileX + Tiles.SIZE);
        int bottom = Math.min(picture.height, tileY + Tiles.SIZE);
        int count = right - tileX;
        for (int y = tileY; y < bottom; y++) {
            int row = y * picture.width + tileX;
            Eight.put(labels, row, count, Eight.of(BACKGROUND));
            long rest = memory.unusual(picture, tileX, y, count, contrast, CHROMA_REACH);
            for (; rest != 0; rest &= rest - 1) {
                int column = Eight.first(rest);
                if (column < count) {
                    labels[row + column] = label(picture, tileX + column, y);
                }
            }
        }
    }

    /// Finds lamps, saturated where it was dark, in the tiles that are on, and remembers the tiles around them: light
    /// that falls on the ground is looked for nowhere else, or a bright coat on a dark plain would be taken for it.
    ///
    /// @param heights how many pixels the reach of a lamp is across the picture, where that is known
    void findLamps(WorkingPicture picture, Tiles tiles, PersonHeights heights) {
        nearLamp = new boolean[tiles.active.length];
        if (!settings.light().lamps()) {
            return;
        }
        for (int tile = 0; tile < nearLamp.length; tile++) {
            int tx = tile % tiles.across;
            int ty = tile / tiles.across;
            if (tiles.active[tile] && hasLamp(picture, tx * Tiles.SIZE, ty * Tiles.SIZE)) {
                int reach = reachTiles(heights.at(tx * Tiles.SIZE, ty * Tiles.SIZE));
                int right = Math.min(tiles.across - 1, tx + reach);
                int bottom = Math.min(tiles.down - 1, ty + LAMP_REACH_TILES);
                for (int y = Math.max(0, ty - LAMP_REACH_TILES); y <= bottom; y++) {
                    for (int x = Math.max(0, tx - reach); x <= right; x++) {
                        nearLamp[y * tiles.across + x] = true;
                    }
                }
            }
        }
    }

    private static int reachTiles(double personHeight) {
        return Math.max(LAMP_REACH_TILES, (int) (LAMP_REACH_PERSONS * personHeight / Tiles.SIZE));
    }

    private boolean hasLamp(WorkingPicture picture, int left, int top) {
        int right = Math.min(picture.width, left + Tiles.SIZE);
        int bottom = Math.min(picture.height, top + Tiles.SIZE);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int i = y * picture.width + x;
                if (NightLights.isLamp(picture.luma[i] & 0xff, memory.mean(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private byte label(WorkingPicture picture, int x, int y) {
        int i = y * picture.width + x;
        int colour = picture.colour(x, y);
        int deviation = memory.primary[i] >>> 24;
        int unrest = memory.unrest[i] & 0xff;
        int reach = contrast + deviation + (unrest >> 3);
        int chromaReach = CHROMA_REACH + (unrest >> 4);
        int likeness = memory.samples.liken(i, colour, reach, chromaReach);
        if (likeness == ColourSamples.KNOWN) {
            return BACKGROUND;
        }
        if (isShadow(picture, x, y) || isLit(picture, x, y)) {
            return SHADOW;
        }
        return likeness == ColourSamples.NEARLY ? WEAK : STRONG;
    }

    /// Light of lamps that falls on dark ground: brighter, but with the ground's own texture. Only at night, when the
    /// picture has no colour: by day it would take the flat side of a white lorry for light.
    private boolean isLit(WorkingPicture picture, int x, int y) {
        int i = y * picture.width + x;
        int ground = memory.mean(i);
        int luma = picture.luma[i] & 0xff;
        if (!nearLamp[
                        y / Tiles.SIZE * ((picture.width + Tiles.SIZE - 1) / Tiles.SIZE)
                                + x / Tiles.SIZE]
                || x < 2
                || y < 2
                || x >= picture.width - 2
                || y >= picture.height - 2
                || ground > DARK
                || luma <= ground + 3
                || NightLights.isSaturated(luma)) {
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
        int ratio = (luma << 8) / ground;
        int chroma = picture.chromaIndex(x, y);
        int blue = (picture.blue[chroma] & 0xff) - 128;
        int red = (picture.red[chroma] & 0xff) - 128;
        int blueThen = (memory.usualBlue[i] & 0xff) - 128;
        int redThen = (memory.usualRed[i] & 0xff) - 128;
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
