package org.marsad.terrain;

/// Where the posts of a regular grid stand in the local frame: post (column, row) is at west + column
/// × cell, south + row × cell. Columns count from west to east, rows from **south to north**.
public record GridShape(
        double westMetres, double southMetres, double cellMetres, int columns, int rows) {

    /// Larger grids are a mistake in the radius or the cell size: 400 million posts are 1.6 GB.
    public static final int MAXIMUM_POSTS_A_SIDE = 20_000;

    public GridShape {
        if (columns < 2
                || rows < 2
                || columns > MAXIMUM_POSTS_A_SIDE
                || rows > MAXIMUM_POSTS_A_SIDE) {
            throw new IllegalArgumentException(
                    "a grid has 2 to %d posts a side, was %d × %d"
                            .formatted(MAXIMUM_POSTS_A_SIDE, columns, rows));
        }
        if (!(cellMetres > 0)
                || !Double.isFinite(cellMetres + Math.abs(westMetres) + Math.abs(southMetres))) {
            throw new IllegalArgumentException(
                    "a grid needs a place and a cell size above 0, was %g m at %g, %g"
                            .formatted(cellMetres, westMetres, southMetres));
        }
    }

    /// A square around the origin of the local frame, at least this far in each direction.
    public static GridShape around(double radiusMetres, double cellMetres) {
        double half = Math.ceil(radiusMetres / cellMetres);
        if (!(half >= 1 && 2 * half < MAXIMUM_POSTS_A_SIDE)) {
            throw new IllegalArgumentException(
                    "a radius of %g m in cells of %g m needs %g posts a side, %d are possible"
                            .formatted(
                                    radiusMetres, cellMetres, 2 * half + 1, MAXIMUM_POSTS_A_SIDE));
        }
        int posts = 2 * (int) half + 1;
        return new GridShape(-half * cellMetres, -half * cellMetres, cellMetres, posts, posts);
    }

    public int posts() {
        return columns * rows;
    }

    public double eastMetres(int column) {
        return westMetres + column * cellMetres;
    }

    public double northMetres(int row) {
        return southMetres + row * cellMetres;
    }
}
