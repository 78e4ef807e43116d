package org.marsad.sim.light;

/// What of the weather a picture shows.
///
/// @param visibilityMetres where contrast has fallen to 2 %
/// @param windMetresPerSecond moves trees
/// @param swayPixels how far, at most, the mast's sway moves the picture
/// @param moon 0 (none) to 1 (full and high)
public record Weather(
        double visibilityMetres, double windMetresPerSecond, double swayPixels, double moon) {

    /// The most that fits into the margin a backdrop is drawn with.
    public static final double MOST_SWAY_PIXELS = 20;

    public Weather {
        if (!(visibilityMetres >= 50)) {
            throw new IllegalArgumentException(
                    "visibility must be 50 m or more, was " + visibilityMetres);
        }
        if (!(windMetresPerSecond >= 0 && windMetresPerSecond <= 40)) {
            throw new IllegalArgumentException(
                    "wind must be 0 to 40 m/s, was " + windMetresPerSecond);
        }
        if (!(swayPixels >= 0 && swayPixels <= MOST_SWAY_PIXELS)) {
            throw new IllegalArgumentException(
                    "sway must be 0 to %g px, was %g".formatted(MOST_SWAY_PIXELS, swayPixels));
        }
        if (!(moon >= 0 && moon <= 1)) {
            throw new IllegalArgumentException("moon must be 0 to 1, was " + moon);
        }
    }

    /// Extinction a metre (Koschmieder).
    public double extinctionPerMetre() {
        return 3.912 / visibilityMetres;
    }
}
