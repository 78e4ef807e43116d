package org.marsad.geo;

/// A half line in the local frame; the direction has length 1.
public record Ray(EastNorthUp origin, EastNorthUp direction) {

    public Ray {
        double length = direction.lengthMetres();
        if (!(Math.abs(length - 1) < 1e-9)) {
            throw new IllegalArgumentException("direction must have length 1, was " + length);
        }
    }

    public static Ray through(EastNorthUp origin, EastNorthUp target) {
        EastNorthUp toTarget = target.minus(origin);
        return new Ray(origin, toTarget.times(1 / toTarget.lengthMetres()));
    }

    public EastNorthUp at(double rangeMetres) {
        return origin.plus(direction.times(rangeMetres));
    }
}
