package org.marsad.coverage;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.geo.EastNorthUp;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;

/// What the cameras of a site cannot see from where they stand, **whichever way they turn**: ground within
/// the useful range of a camera, with something in the way from every mast whose range it lies in. It depends
/// on masts and ground alone, so it is computed once. Immutable.
///
/// Cameras at the same place share one look round, as far as the farthest of them reaches. Cost: one
/// {@link Viewshed#around} a mast.
public final class DeadGround {

    private final GridShape shape;
    private final BitSet reached;
    private final BitSet dead;

    private DeadGround(GridShape shape, BitSet reached, BitSet dead) {
        this.shape = shape;
        this.reached = reached;
        this.dead = dead;
    }

    /// @param targetHeightMetres how high above the ground a thing must show to be seen
    public static DeadGround of(
            List<Watch> watches, ElevationGrid ground, double targetHeightMetres) {
        GridShape shape = ground.shape();
        BitSet reached = new BitSet(shape.posts());
        BitSet inSight = new BitSet(shape.posts());
        reachByEye(watches)
                .forEach(
                        (eye, range) -> {
                            inSight.or(
                                    Viewshed.around(eye, ground, range, targetHeightMetres)
                                            .posts());
                            reach(eye, range, shape, reached);
                        });
        BitSet dead = (BitSet) reached.clone();
        dead.andNot(inSight);
        return new DeadGround(shape, reached, dead);
    }

    /// Within the useful range of a camera. Rows count from south to north, as in the grid.
    public boolean isReached(int column, int row) {
        return reached.get(row * shape.columns() + column);
    }

    /// Reached, but out of sight of every mast that reaches it.
    public boolean isDead(int column, int row) {
        return dead.get(row * shape.columns() + column);
    }

    private static Map<EastNorthUp, Double> reachByEye(List<Watch> watches) {
        Map<EastNorthUp, Double> farthest = new LinkedHashMap<>();
        for (Watch watch : watches) {
            farthest.merge(watch.camera().pose().position(), watch.usefulRangeMetres(), Math::max);
        }
        return farthest;
    }

    private static void reach(
            EastNorthUp eye, double rangeMetres, GridShape shape, BitSet reached) {
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                EastNorthUp place =
                        new EastNorthUp(shape.eastMetres(column), shape.northMetres(row), 0);
                if (eye.horizontalDistanceMetres(place) <= rangeMetres) {
                    reached.set(row * shape.columns() + column);
                }
            }
        }
    }
}
