package org.marsad.geo;

/// A place on or above the Earth: WGS 84 latitude and longitude in radians, height in metres above
/// the ellipsoid (not above mean sea level, not above ground).
public record Geodetic(
        double latitudeRadians, double longitudeRadians, double ellipsoidHeightMetres) {

    public Geodetic {
        if (!(Math.abs(latitudeRadians) <= Math.PI / 2)) {
            throw new IllegalArgumentException(
                    "latitude must be within ±90°, was " + Math.toDegrees(latitudeRadians));
        }
        if (!(Math.abs(longitudeRadians) <= Math.PI)) {
            throw new IllegalArgumentException(
                    "longitude must be within ±180°, was " + Math.toDegrees(longitudeRadians));
        }
        if (!Double.isFinite(ellipsoidHeightMetres)) {
            throw new IllegalArgumentException(
                    "height must be finite, was " + ellipsoidHeightMetres);
        }
    }

    /// For the rim, where people write degrees.
    public static Geodetic ofDegrees(
            double latitudeDegrees, double longitudeDegrees, double ellipsoidHeightMetres) {
        return new Geodetic(
                Math.toRadians(latitudeDegrees),
                Math.toRadians(longitudeDegrees),
                ellipsoidHeightMetres);
    }

    public double latitudeDegrees() {
        return Math.toDegrees(latitudeRadians);
    }

    public double longitudeDegrees() {
        return Math.toDegrees(longitudeRadians);
    }
}
