package org.marsad.sensor;

/// Where a radar looks; azimuths in radians clockwise from north, a width of 2π or more is all round.
public record Sector(double middleRadians, double widthRadians) {

    public static final Sector ALL_ROUND = new Sector(0, 2 * Math.PI);

    public boolean holds(double azimuthRadians) {
        double off = Math.IEEEremainder(azimuthRadians - middleRadians, 2 * Math.PI);
        return Math.abs(off) <= widthRadians / 2;
    }
}
