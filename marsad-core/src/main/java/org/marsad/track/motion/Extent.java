package org.marsad.track.motion;

/// A box on the ground that grows: metres east and north.
public final class Extent {

    private double west = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;
    private double south = Double.POSITIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;

    void add(double eastMetres, double northMetres, double aroundEast, double aroundNorth) {
        west = Math.min(west, eastMetres - aroundEast);
        east = Math.max(east, eastMetres + aroundEast);
        south = Math.min(south, northMetres - aroundNorth);
        north = Math.max(north, northMetres + aroundNorth);
    }

    public void grow(double aroundEast, double aroundNorth) {
        west -= aroundEast;
        east += aroundEast;
        south -= aroundNorth;
        north += aroundNorth;
    }

    public double west() {
        return west;
    }

    public double east() {
        return east;
    }

    public double south() {
        return south;
    }

    public double north() {
        return north;
    }

    public boolean meets(Extent other) {
        return west <= other.east
                && other.west <= east
                && south <= other.north
                && other.south <= north;
    }

    public static Extent around(
            double eastMetres, double northMetres, double aroundEast, double aroundNorth) {
        Extent extent = new Extent();
        extent.add(eastMetres, northMetres, aroundEast, aroundNorth);
        return extent;
    }
}
