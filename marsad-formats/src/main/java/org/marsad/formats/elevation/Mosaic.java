package org.marsad.formats.elevation;

import java.util.List;
import org.marsad.formats.UnusableFileException;

/// The needed area, put together from neighbouring rasters of one spacing.
final class Mosaic {

    private static final double ALIGNED_STEPS = 0.02;

    /// More than this is not a hole in known ground any more.
    private static final double MOST_UNKNOWN = 0.25;

    /// Degrees.
    record Box(double southDegrees, double westDegrees, double northDegrees, double eastDegrees) {}

    private final List<GeodeticRaster> rasters;
    private final GeodeticLattice lattice;
    private final float[] heights;

    private Mosaic(List<GeodeticRaster> rasters, GeodeticLattice lattice, float[] heights) {
        this.rasters = rasters;
        this.lattice = lattice;
        this.heights = heights;
    }

    static Mosaic of(List<GeodeticRaster> rasters, Box box) throws UnusableFileException {
        GeodeticLattice lattice = lattice(rasters, box);
        float[] heights = new float[lattice.posts()];
        int[][] shifts = new int[rasters.size()][];
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = shift(rasters.get(i), lattice);
        }
        for (int row = 0; row < lattice.rows(); row++) {
            for (int column = 0; column < lattice.columns(); column++) {
                heights[row * lattice.columns() + column] =
                        height(rasters, shifts, lattice, column, row);
            }
        }
        return new Mosaic(List.copyOf(rasters), lattice, heights);
    }

    GeodeticRaster without(SiteGround.Holes holes) throws UnusableFileException {
        int unknown = 0;
        int first = -1;
        for (int row = lattice.rows() - 1; row >= 0; row--) {
            for (int column = 0; column < lattice.columns(); column++) {
                int post = row * lattice.columns() + column;
                if (Float.isNaN(heights[post])) {
                    first = first < 0 ? post : first;
                    unknown++;
                }
            }
        }
        if (unknown > 0) {
            if (holes == SiteGround.Holes.REFUSE || unknown > MOST_UNKNOWN * heights.length) {
                throw holed(unknown, first, holes);
            }
            HoleFilling.fill(heights, lattice.columns());
        }
        return new GeodeticRaster(rasters.getFirst().file(), lattice, heights);
    }

    private UnusableFileException holed(int unknown, int first, SiteGround.Holes holes) {
        return new UnusableFileException(
                rasters.getFirst().file(),
                "%d of %d posts in the needed area are unknown, the first at %.5f°, %.5f°; %s"
                        .formatted(
                                unknown,
                                heights.length,
                                lattice.latitudeDegrees(first / lattice.columns()),
                                lattice.longitudeDegrees(first % lattice.columns()),
                                holes == SiteGround.Holes.REFUSE
                                        ? "give a file without holes or allow filling them"
                                        : "too many to fill, give a better file"));
    }

    private static GeodeticLattice lattice(List<GeodeticRaster> rasters, Box box)
            throws UnusableFileException {
        GeodeticRaster firstRaster = rasters.getFirst();
        GeodeticLattice first = firstRaster.lattice();
        double left = (box.westDegrees - first.westDegrees()) / first.columnStepDegrees();
        double right = (box.eastDegrees - first.westDegrees()) / first.columnStepDegrees();
        double low = (box.southDegrees - first.southDegrees()) / first.rowStepDegrees();
        double high = (box.northDegrees - first.southDegrees()) / first.rowStepDegrees();
        double columns = Math.ceil(right) - Math.floor(left) + 1;
        double rows = Math.ceil(high) - Math.floor(low) + 1;
        if (columns * rows > GeodeticLattice.MAXIMUM_POSTS) {
            throw new UnusableFileException(
                    firstRaster.file(),
                    "the needed area has %.0f × %.0f posts, at most %d are possible; use a smaller"
                                    .formatted(columns, rows, GeodeticLattice.MAXIMUM_POSTS)
                            + " radius");
        }
        return new GeodeticLattice(
                first.westDegrees() + Math.floor(left) * first.columnStepDegrees(),
                first.southDegrees() + Math.floor(low) * first.rowStepDegrees(),
                first.columnStepDegrees(),
                first.rowStepDegrees(),
                (int) columns,
                (int) rows);
    }

    /// Where a raster's first post is in the lattice: columns, rows.
    private static int[] shift(GeodeticRaster raster, GeodeticLattice lattice)
            throws UnusableFileException {
        GeodeticLattice own = raster.lattice();
        double columns = (own.westDegrees() - lattice.westDegrees()) / lattice.columnStepDegrees();
        double rows = (own.southDegrees() - lattice.southDegrees()) / lattice.rowStepDegrees();
        double drift =
                Math.abs(own.columnStepDegrees() / lattice.columnStepDegrees() - 1) * own.columns()
                        + Math.abs(own.rowStepDegrees() / lattice.rowStepDegrees() - 1)
                                * own.rows();
        if (Math.abs(columns - Math.rint(columns)) > ALIGNED_STEPS
                || Math.abs(rows - Math.rint(rows)) > ALIGNED_STEPS
                || drift > ALIGNED_STEPS) {
            throw new UnusableFileException(
                    raster.file(),
                    "its posts (every %.7f° × %.7f°) do not continue those of the first file (%.7f°"
                                    .formatted(
                                            own.rowStepDegrees(),
                                            own.columnStepDegrees(),
                                            lattice.rowStepDegrees())
                            + " × %.7f°); give neighbouring files of one kind"
                                    .formatted(lattice.columnStepDegrees()));
        }
        return new int[] {(int) Math.rint(columns), (int) Math.rint(rows)};
    }

    private static float height(
            List<GeodeticRaster> rasters,
            int[][] shifts,
            GeodeticLattice lattice,
            int column,
            int row)
            throws UnusableFileException {
        boolean covered = false;
        for (int i = 0; i < shifts.length; i++) {
            GeodeticRaster raster = rasters.get(i);
            int ownColumn = column - shifts[i][0];
            int ownRow = row - shifts[i][1];
            if (ownColumn >= 0
                    && ownRow >= 0
                    && ownColumn < raster.lattice().columns()
                    && ownRow < raster.lattice().rows()) {
                covered = true;
                double height = raster.heightMetres(ownColumn, ownRow);
                if (!Double.isNaN(height)) {
                    return (float) height;
                }
            }
        }
        if (!covered) {
            throw new UnusableFileException(
                    rasters.getLast().file(),
                    "covers %s, the site needs %s; add the neighbouring file or use a smaller radius"
                            .formatted(rasters.getLast().lattice().span(), lattice.span()));
        }
        return Float.NaN;
    }
}
