package org.marsad.geo;

/// A place or a displacement in the site's local frame, metres: x east, y north, z up along the
/// ellipsoid normal at the origin of its {@link LocalFrame}. Right-handed.
public record EastNorthUp(double eastMetres, double northMetres, double upMetres) {

    public EastNorthUp plus(EastNorthUp other) {
        return new EastNorthUp(
                eastMetres + other.eastMetres,
                northMetres + other.northMetres,
                upMetres + other.upMetres);
    }

    public EastNorthUp minus(EastNorthUp other) {
        return new EastNorthUp(
                eastMetres - other.eastMetres,
                northMetres - other.northMetres,
                upMetres - other.upMetres);
    }

    public EastNorthUp times(double factor) {
        return new EastNorthUp(eastMetres * factor, northMetres * factor, upMetres * factor);
    }

    public double dot(EastNorthUp other) {
        return eastMetres * other.eastMetres
                + northMetres * other.northMetres
                + upMetres * other.upMetres;
    }

    public double lengthMetres() {
        return Math.sqrt(dot(this));
    }

    /// Distance over the ground plane; heights are left out.
    public double horizontalDistanceMetres(EastNorthUp other) {
        return Math.hypot(eastMetres - other.eastMetres, northMetres - other.northMetres);
    }
}
