package org.marsad.formats.elevation;

import java.nio.file.Path;

/// Heights on a latitude and longitude grid, metres above the file's own level, which is mean sea level
/// for DTED, SRTM and Copernicus. NaN where the file has no answer. Immutable.
public final class GeodeticRaster {

    private final Path file;
    private final GeodeticLattice lattice;
    private final float[] heights;

    /// @param file for messages
    /// @param heights row by row from the south-west post
    public GeodeticRaster(Path file, GeodeticLattice lattice, float[] heights) {
        if (heights.length != lattice.posts()) {
            throw new IllegalArgumentException(
                    "a raster of %d × %d posts needs %d heights, got %d"
                            .formatted(
                                    lattice.columns(),
                                    lattice.rows(),
                                    lattice.posts(),
                                    heights.length));
        }
        this.file = file;
        this.lattice = lattice;
        this.heights = heights.clone();
    }

    public Path file() {
        return file;
    }

    public GeodeticLattice lattice() {
        return lattice;
    }

    /// NaN when unknown.
    public double heightMetres(int column, int row) {
        return heights[row * lattice.columns() + column];
    }

    public int countUnknown() {
        int unknown = 0;
        for (float height : heights) {
            unknown += Float.isNaN(height) ? 1 : 0;
        }
        return unknown;
    }

    /// Bilinear between posts; NaN outside and where one of the four posts is unknown.
    public double heightMetresAt(double latitudeDegrees, double longitudeDegrees) {
        double x = (longitudeDegrees - lattice.westDegrees()) / lattice.columnStepDegrees();
        double y = (latitudeDegrees - lattice.southDegrees()) / lattice.rowStepDegrees();
        if (!(x >= 0 && y >= 0 && x <= lattice.columns() - 1 && y <= lattice.rows() - 1)) {
            return Double.NaN;
        }
        int column = Math.min((int) x, lattice.columns() - 2);
        int row = Math.min((int) y, lattice.rows() - 2);
        double u = x - column;
        double v = y - row;
        double south = (1 - u) * heightMetres(column, row) + u * heightMetres(column + 1, row);
        double north =
                (1 - u) * heightMetres(column, row + 1) + u * heightMetres(column + 1, row + 1);
        return (1 - v) * south + v * north;
    }
}
