package org.marsad.coverage;

import java.util.List;
import org.marsad.geo.EastNorthUp;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;

/// What the cameras together see of a site. One cell a post of the ground, the post in its middle;
/// rows from **north to south**, cells from west to east, as maps are drawn. Immutable.
public final class CoverageMap {

    /// Farther than the useful range of every camera.
    public static final byte OUT_OF_REACH = 0;

    /// A camera is looking here.
    public static final byte SEEN = 1;

    /// Within the useful range of a camera, but hidden from every mast, whichever way its cameras turn.
    public static final byte HIDDEN = 2;

    /// A camera would see this place if it turned that way, and none does now.
    public static final byte UNWATCHED = 3;

    /// A bit for each camera in a long.
    public static final int MAXIMUM_CAMERAS = 64;

    private final GridShape shape;
    private final byte[] cells;
    private final List<Viewshed> viewsheds;

    private CoverageMap(GridShape shape, byte[] cells, List<Viewshed> viewsheds) {
        this.shape = shape;
        this.cells = cells;
        this.viewsheds = viewsheds;
    }

    /// @param watches the cameras that see something now
    /// @param dead of all cameras, those that see nothing now included
    /// @param targetHeightMetres how high above the ground a thing must show to be seen: 1 m for a
    ///     person
    public static CoverageMap of(
            List<Watch> watches, DeadGround dead, ElevationGrid ground, double targetHeightMetres) {
        if (watches.size() > MAXIMUM_CAMERAS) {
            throw new IllegalArgumentException(
                    "at most %d cameras in one coverage map, got %d"
                            .formatted(MAXIMUM_CAMERAS, watches.size()));
        }
        List<Viewshed> viewsheds =
                watches.stream().map(w -> Viewshed.of(w, ground, targetHeightMetres)).toList();
        GridShape shape = ground.shape();
        byte[] cells = new byte[shape.posts()];
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                int south = shape.rows() - 1 - row;
                cells[row * shape.columns() + column] =
                        isSeen(viewsheds, column, south) ? SEEN : unseen(dead, column, south);
            }
        }
        return new CoverageMap(shape, cells, viewsheds);
    }

    public int columns() {
        return shape.columns();
    }

    public int rows() {
        return shape.rows();
    }

    public double cellMetres() {
        return shape.cellMetres();
    }

    /// {@link #OUT_OF_REACH}, {@link #SEEN}, {@link #HIDDEN} or {@link #UNWATCHED}; row 0 is the northernmost.
    public byte cell(int column, int row) {
        return cells[row * shape.columns() + column];
    }

    /// All cells, row by row from the north-west.
    public byte[] cells() {
        return cells.clone();
    }

    /// Which cameras see a cell: bit n is camera n of the list that this map was made from.
    public long camerasSeeing(int column, int row) {
        long bits = 0;
        for (int camera = 0; camera < viewsheds.size(); camera++) {
            if (viewsheds.get(camera).isSeen(column, shape.rows() - 1 - row)) {
                bits |= 1L << camera;
            }
        }
        return bits;
    }

    /// The outer corners of the outer cells, north-west, north-east, south-east, south-west; heights
    /// are 0.
    public List<EastNorthUp> corners() {
        return corners(shape);
    }

    /// Of any map of this shape.
    public static List<EastNorthUp> corners(GridShape shape) {
        double half = shape.cellMetres() / 2;
        double west = shape.westMetres() - half;
        double east = shape.eastMetres(shape.columns() - 1) + half;
        double south = shape.southMetres() - half;
        double north = shape.northMetres(shape.rows() - 1) + half;
        return List.of(
                new EastNorthUp(west, north, 0),
                new EastNorthUp(east, north, 0),
                new EastNorthUp(east, south, 0),
                new EastNorthUp(west, south, 0));
    }

    private static boolean isSeen(List<Viewshed> viewsheds, int column, int row) {
        for (Viewshed viewshed : viewsheds) {
            if (viewshed.isSeen(column, row)) {
                return true;
            }
        }
        return false;
    }

    private static byte unseen(DeadGround dead, int column, int row) {
        if (!dead.isReached(column, row)) {
            return OUT_OF_REACH;
        }
        return dead.isDead(column, row) ? HIDDEN : UNWATCHED;
    }
}
