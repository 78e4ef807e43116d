package org.marsad.coverage;

import java.util.BitSet;
import org.marsad.geo.EastNorthUp;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;
import org.marsad.terrain.Terrain;
import org.marsad.track.existence.SensorView;

/// What one camera sees of things that stand on the ground. Whether the ground hides a place is worked
/// out once for each post of a grid, when it is first asked for, by the exact line of sight of the
/// package; elsewhere each time. Whether a thing is seen then depends on how many pixels high it is:
/// from {@link #NOTHING_PIXELS}, where nobody finds it, evenly up to {@link #PLAIN_PIXELS}.
///
/// Trees, walls, weather and the dark are not known here. Keeps what it has worked out: used by one
/// thread.
public final class CameraView implements SensorView {

    private static final double MOST = 0.9;
    private static final double NOTHING_PIXELS = 1.5;
    private static final double PLAIN_PIXELS = 8;
    private static final double SHOWS_METRES = 1;

    private final Watch watch;
    private final Terrain terrain;
    private final Sightlines sightlines;

    public CameraView(Watch watch, Terrain terrain) {
        this.watch = watch;
        this.terrain = terrain;
        EastNorthUp eye = watch.camera().pose().position();
        this.sightlines =
                terrain instanceof ElevationGrid grid
                        ? new Posts(eye, grid)
                        : place ->
                                terrain.sees(eye, place.plus(new EastNorthUp(0, 0, SHOWS_METRES)));
    }

    @Override
    public double detectionProbability(EastNorthUp place, double heightMetres) {
        EastNorthUp ground = onGround(place);
        if (!watch.reaches(ground) || !watch.isInPicture(ground) || !sightlines.reach(ground)) {
            return 0;
        }
        double slantMetres = ground.minus(watch.camera().pose().position()).lengthMetres();
        double pixels = watch.camera().lens().focalYPixels() * heightMetres / slantMetres;
        return MOST * Math.clamp((pixels - NOTHING_PIXELS) / (PLAIN_PIXELS - NOTHING_PIXELS), 0, 1);
    }

    @Override
    public boolean isHidden(EastNorthUp place) {
        EastNorthUp ground = onGround(place);
        return watch.reaches(ground) && watch.isInPicture(ground) && !sightlines.reach(ground);
    }

    private EastNorthUp onGround(EastNorthUp place) {
        double height =
                terrain.findHeightMetres(place.eastMetres(), place.northMetres())
                        .orElse(Double.NaN);
        return new EastNorthUp(place.eastMetres(), place.northMetres(), height);
    }

    /// Whether the ground leaves a place in sight.
    private interface Sightlines {
        boolean reach(EastNorthUp ground);
    }

    private static final class Posts implements Sightlines {

        private final EastNorthUp eye;
        private final ElevationGrid grid;
        private final BitSet known = new BitSet();
        private final BitSet seen = new BitSet();

        Posts(EastNorthUp eye, ElevationGrid grid) {
            this.eye = eye;
            this.grid = grid;
        }

        @Override
        public boolean reach(EastNorthUp ground) {
            GridShape shape = grid.shape();
            int column = nearest(ground.eastMetres() - shape.westMetres(), shape.columns());
            int row = nearest(ground.northMetres() - shape.southMetres(), shape.rows());
            int post = row * shape.columns() + column;
            if (!known.get(post)) {
                known.set(post);
                seen.set(post, isSeen(column, row));
            }
            return seen.get(post);
        }

        private int nearest(double metres, int count) {
            return Math.clamp(Math.round(metres / grid.shape().cellMetres()), 0, count - 1);
        }

        private boolean isSeen(int column, int row) {
            double up = grid.postHeightMetres(column, row) + SHOWS_METRES;
            GridShape shape = grid.shape();
            return !Double.isNaN(up)
                    && grid.sees(
                            eye,
                            new EastNorthUp(shape.eastMetres(column), shape.northMetres(row), up));
        }
    }
}
