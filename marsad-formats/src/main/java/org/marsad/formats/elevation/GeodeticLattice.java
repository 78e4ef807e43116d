package org.marsad.formats.elevation;

/// Where the posts of a geodetic raster stand, WGS 84 degrees: post (column, row) is at west + column ×
/// column step, south + row × row step. Columns count from west to east, rows from south to north.
public record GeodeticLattice(
        double westDegrees,
        double southDegrees,
        double columnStepDegrees,
        double rowStepDegrees,
        int columns,
        int rows) {

    /// 256 MB of heights; a tile of 1" has 13 million posts.
    public static final int MAXIMUM_POSTS = 64_000_000;

    public GeodeticLattice {
        if (columns < 2 || rows < 2 || (long) columns * rows > MAXIMUM_POSTS) {
            throw new IllegalArgumentException(
                    "an elevation raster has at least 2 × 2 and at most %d posts, was %d × %d"
                            .formatted(MAXIMUM_POSTS, columns, rows));
        }
        if (!(columnStepDegrees > 0 && rowStepDegrees > 0)
                || !(westDegrees >= -360 && westDegrees + columnStepDegrees * (columns - 1) <= 360)
                || !(southDegrees >= -90.1 && southDegrees + rowStepDegrees * (rows - 1) <= 90.1)) {
            throw new IllegalArgumentException(
                    "posts must lie on the Earth, were from %g°, %g° in steps of %g°, %g°"
                            .formatted(
                                    southDegrees, westDegrees, rowStepDegrees, columnStepDegrees));
        }
    }

    public int posts() {
        return columns * rows;
    }

    public double eastDegrees() {
        return longitudeDegrees(columns - 1);
    }

    public double northDegrees() {
        return latitudeDegrees(rows - 1);
    }

    public double longitudeDegrees(int column) {
        return westDegrees + column * columnStepDegrees;
    }

    public double latitudeDegrees(int row) {
        return southDegrees + row * rowStepDegrees;
    }

    /// For messages.
    String span() {
        return "latitude %.5f° to %.5f°, longitude %.5f° to %.5f°"
                .formatted(southDegrees, northDegrees(), westDegrees, eastDegrees());
    }
}
