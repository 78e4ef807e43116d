package org.marsad.coverage;

import java.util.BitSet;
import java.util.function.Predicate;
import org.marsad.geo.EastNorthUp;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;

/// Which posts of a grid are seen from one place. Immutable.
public final class Viewshed {

    private final GridShape shape;
    private final BitSet seen;

    private Viewshed(GridShape shape, BitSet seen) {
        this.shape = shape;
        this.seen = seen;
    }

    /// Looks in all directions from an eye.
    ///
    /// @param radiusMetres over the ground; farther posts are not seen
    /// @param targetHeightMetres how high above the ground of a post a thing must show
    public static Viewshed around(
            EastNorthUp eye, ElevationGrid ground, double radiusMetres, double targetHeightMetres) {
        return new Viewshed(
                ground.shape(),
                seen(
                        eye,
                        ground,
                        targetHeightMetres,
                        place -> eye.horizontalDistanceMetres(place) <= radiusMetres));
    }

    /// What one camera sees now: inside its picture, within its useful range, not hidden.
    public static Viewshed of(Watch watch, ElevationGrid ground, double targetHeightMetres) {
        return new Viewshed(
                ground.shape(),
                seen(
                        watch.camera().pose().position(),
                        ground,
                        targetHeightMetres,
                        place -> watch.reaches(place) && watch.isInPicture(place)));
    }

    public GridShape shape() {
        return shape;
    }

    /// Rows count from south to north, as in the grid.
    public boolean isSeen(int column, int row) {
        return seen.get(row * shape.columns() + column);
    }

    /// A bit for each post, row by row from the south-west.
    BitSet posts() {
        return seen;
    }

    public int countSeen() {
        return seen.cardinality();
    }

    private static BitSet seen(
            EastNorthUp eye,
            ElevationGrid ground,
            double targetHeightMetres,
            Predicate<EastNorthUp> inSight) {
        GridShape shape = ground.shape();
        BitSet seen = new BitSet(shape.posts());
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                double height = ground.postHeightMetres(column, row);
                EastNorthUp target =
                        new EastNorthUp(
                                shape.eastMetres(column),
                                shape.northMetres(row),
                                height + targetHeightMetres);
                if (!Double.isNaN(height) && inSight.test(target) && ground.sees(eye, target)) {
                    seen.set(row * shape.columns() + column);
                }
            }
        }
        return seen;
    }
}
