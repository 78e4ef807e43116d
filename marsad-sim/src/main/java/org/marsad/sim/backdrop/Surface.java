package org.marsad.sim.backdrop;

/// What a ray met: how it reflects light (0 to 1), its colour as the blue and red difference at full
/// brightness, and how warm it looks to a thermal camera (0 to 1). Filled in place, many times a
/// picture.
final class Surface {

    double albedo;
    double blue;
    double red;
    double heat;

    void set(double newAlbedo, double newBlue, double newRed, double newHeat) {
        albedo = newAlbedo;
        blue = newBlue;
        red = newRed;
        heat = newHeat;
    }

    /// Covers this surface by a share of another one.
    void cover(double share, double otherAlbedo, double otherBlue, double otherRed, double warm) {
        albedo += share * (otherAlbedo - albedo);
        blue += share * (otherBlue - blue);
        red += share * (otherRed - red);
        heat += share * (warm - heat);
    }
}
