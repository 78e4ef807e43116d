package org.marsad.vision.motion;

/// The colours that each pixel has had. Callers give and get them packed as by {@link WorkingPicture#colour}; inside,
/// the three values lie in lanes of ten bits so that they are compared at once.
///
/// Sixteen pixels beside each other lie together, sample by sample: whoever puts one sample of a row of pixels in its
/// place writes one line of the cache for all sixteen.
final class ColourSamples {

    static final int COUNT = 16;
    static final int GROUP = 16;

    static final int STRANGE = 0;
    static final int NEARLY = 1;
    static final int KNOWN = 2;

    private static final int MATCHES = 2;

    /// The bit above the values that a lane can hold.
    private static final int TOP = 1 << 9 | 1 << 19 | 1 << 29;

    private final int[] samples;

    ColourSamples(int pixels) {
        this.samples = new int[(pixels + GROUP - 1) / GROUP * GROUP * COUNT];
    }

    private static int first(int i) {
        return (i & -GROUP) * COUNT + (i & GROUP - 1);
    }

    void put(int i, int place, int colour) {
        samples[first(i) + place * GROUP] = spread(colour);
    }

    int get(int i, int place) {
        int sample = samples[first(i) + place * GROUP];
        return (sample & 0xff) | ((sample >> 2) & 0xff00) | ((sample >> 4) & 0xff0000);
    }

    void fill(int i, int colour) {
        int at = first(i);
        int sample = spread(colour);
        for (int place = 0; place < COUNT; place++) {
            samples[at + place * GROUP] = sample;
        }
    }

    private static int spread(int colour) {
        return (colour & 0xff) | ((colour & 0xff00) << 2) | ((colour & 0xff0000) << 4);
    }

    /// Is this colour like at least two that this place has had? All three values of a sample are compared at once: in
    /// each lane `colour + reach - sample` and `sample + reach - colour` are both not negative, which the bit above
    /// them tells.
    ///
    /// @return {@link #KNOWN} within the reaches, {@link #NEARLY} within twice the reaches, {@link #STRANGE}
    int liken(int i, int colour, int lumaReach, int chromaReach) {
        int now = spread(colour);
        int reach = lanes(lumaReach, chromaReach);
        int twice = lanes(2 * lumaReach, 2 * chromaReach);
        int found = 0;
        int near = 0;
        int at = first(i);
        for (int place = at; place < at + COUNT * GROUP; place += GROUP) {
            int sample = samples[place];
            int above = (now | TOP) - sample;
            int below = (sample | TOP) - now;
            if (((above + twice) & (below + twice) & TOP) == TOP) {
                near++;
                if (((above + reach) & (below + reach) & TOP) == TOP && ++found == MATCHES) {
                    return KNOWN;
                }
            }
        }
        return near >= MATCHES ? NEARLY : STRANGE;
    }

    private static int lanes(int lumaReach, int chromaReach) {
        int chroma = Math.min(255, chromaReach);
        return Math.min(255, lumaReach) | (chroma << 10) | (chroma << 20);
    }
}
