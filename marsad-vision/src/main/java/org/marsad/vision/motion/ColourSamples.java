package org.marsad.vision.motion;

/// The colours that each pixel has had, packed as by {@link WorkingPicture#colour}.
///
/// Sixteen pixels beside each other lie together, sample by sample: whoever puts one sample of a row of pixels in its
/// place writes one line of the cache for all sixteen.
final class ColourSamples {

    static final int COUNT = 16;
    static final int GROUP = 16;

    private static final int MATCHES = 2;

    private final int[] samples;

    ColourSamples(int pixels) {
        this.samples = new int[(pixels + GROUP - 1) / GROUP * GROUP * COUNT];
    }

    private static int first(int i) {
        return (i & -GROUP) * COUNT + (i & GROUP - 1);
    }

    void put(int i, int place, int colour) {
        samples[first(i) + place * GROUP] = colour;
    }

    int get(int i, int place) {
        return samples[first(i) + place * GROUP];
    }

    void fill(int i, int colour) {
        int at = first(i);
        for (int place = 0; place < COUNT; place++) {
            samples[at + place * GROUP] = colour;
        }
    }

    /// Is this colour like at least two that this place has had?
    boolean isKnown(int i, int colour, int lumaReach, int chromaReach) {
        int y = colour & 0xff;
        int blue = colour >> 8 & 0xff;
        int red = colour >> 16 & 0xff;
        int found = 0;
        int at = first(i);
        for (int place = 0; place < COUNT; place++) {
            int sample = samples[at + place * GROUP];
            if (Math.abs(y - (sample & 0xff)) <= lumaReach
                    && Math.abs(blue - (sample >> 8 & 0xff)) <= chromaReach
                    && Math.abs(red - (sample >> 16 & 0xff)) <= chromaReach
                    && ++found == MATCHES) {
                return true;
            }
        }
        return false;
    }
}
