package org.marsad.coverage;

import java.util.BitSet;
import org.marsad.geo.EastNorthUp;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;
import org.marsad.terrain.Terrain;

/// Whether the ground leaves what stands on it in sight of an eye. On a grid worked out once for each post, when it is
/// first asked for, by the exact line of sight of the package; elsewhere each time. Keeps what it has worked out: used by
/// one thread.
final class Sightlines {

    private static final double SHOWS_METRES = 1;

    private final EastNorthUp eye;
    private final Terrain terrain;
    private final BitSet known = new BitSet();
    private final BitSet seen = new BitSet();

    private Sightlines(EastNorthUp eye, Terrain terrain) {
        this.eye = eye;
        this.terrain = terrain;
    }

    static Sightlines from(EastNorthUp eye, Terrain terrain) {
        return new Sightlines(eye, terrain);
    }

    /// The same place at the height of the ground, which is not a number where nobody knows it.
    EastNorthUp onGround(EastNorthUp place) {
        double height =
                terrain.findHeightMetres(place.eastMetres(), place.northMetres())
                        .orElse(Double.NaN);
        return new EastNorthUp(place.eastMetres(), place.northMetres(), height);
    }

    boolean reach(EastNorthUp ground) {
        if (!(terrain instanceof ElevationGrid grid)) {
            return terrain.sees(eye, ground.plus(new EastNorthUp(0, 0, SHOWS_METRES)));
        }
        GridShape shape = grid.shape();
        int column = nearest(ground.eastMetres() - shape.westMetres(), shape.columns(), shape);
        int row = nearest(ground.northMetres() - shape.southMetres(), shape.rows(), shape);
        int post = row * shape.columns() + column;
        if (!known.get(post)) {
            known.set(post);
            seen.set(post, isSeen(grid, column, row));
        }
        return seen.get(post);
    }

    private static int nearest(double metres, int count, GridShape shape) {
        return Math.clamp(Math.round(metres / shape.cellMetres()), 0, count - 1);
    }

    private boolean isSeen(ElevationGrid grid, int column, int row) {
        double up = grid.postHeightMetres(column, row) + SHOWS_METRES;
        GridShape shape = grid.shape();
        return !Double.isNaN(up)
                && grid.sees(
                        eye, new EastNorthUp(shape.eastMetres(column), shape.northMetres(row), up));
    }
}
