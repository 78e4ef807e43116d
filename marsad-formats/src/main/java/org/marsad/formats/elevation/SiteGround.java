package org.marsad.formats.elevation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marsad.formats.UnusableFileException;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;

/// Cuts the ground of a site out of elevation files, into a square of the local frame.
///
/// A post of the local grid stands at a fixed east and north; what is sought is its up. Its latitude and
/// longitude depend, a little, on that very up (the local vertical is not the one at the origin), so
/// it is found by iteration: place at the present up, height of the ground there, correction by the
/// difference of heights. Each round divides the error by about the slope times distance over the
/// Earth's radius, under 1e-2; three are enough for a millimetre. So curvature is in the grid exactly.
///
/// @param geoidSeparationMetres how high the geoid (mean sea level) is above the ellipsoid at the site;
///     0 when the files' heights are already above the ellipsoid. One constant: the geoid changes by
///     decimetres over a site
/// @param holes what to do with unknown posts in the area
public record SiteGround(
        LocalFrame frame,
        double radiusMetres,
        double cellMetres,
        double geoidSeparationMetres,
        Holes holes) {

    /// What to do with unknown posts.
    public enum Holes {
        /// the file can't be used
        REFUSE,
        /// a smooth surface over them, when they are less than a quarter of the area
        FILL
    }

    private static final double CLOSE_METRES = 1e-4;
    private static final int ROUNDS = 8;

    public SiteGround {
        if (!(radiusMetres > 0 && radiusMetres <= 100_000 && cellMetres > 0)) {
            throw new IllegalArgumentException(
                    "radius must be above 0 and at most 100 km and cells above 0, was %g m, %g m"
                            .formatted(radiusMetres, cellMetres));
        }
        if (!(Math.abs(geoidSeparationMetres) < 120)) {
            throw new IllegalArgumentException(
                    "the geoid lies within 120 m of the ellipsoid, was " + geoidSeparationMetres);
        }
    }

    /// The ground from neighbouring files of one kind; where they overlap the first one counts.
    public ElevationGrid cut(List<Path> files) throws IOException {
        List<GeodeticRaster> rasters = new ArrayList<>();
        for (Path file : files) {
            rasters.add(ElevationFile.read(file));
        }
        return cutFrom(rasters);
    }

    /// The same from rasters that are already read.
    public ElevationGrid cutFrom(List<GeodeticRaster> rasters) throws UnusableFileException {
        if (rasters.isEmpty()) {
            throw new IllegalArgumentException("needs at least one elevation file");
        }
        GridShape shape = GridShape.around(radiusMetres, cellMetres);
        GeodeticRaster area = Mosaic.of(rasters, box(shape)).without(holes);
        float[] heights = new float[shape.posts()];
        for (int row = 0; row < shape.rows(); row++) {
            double up = 0;
            for (int column = 0; column < shape.columns(); column++) {
                up = upMetres(area, shape.eastMetres(column), shape.northMetres(row), up);
                heights[row * shape.columns() + column] = (float) up;
            }
        }
        return new ElevationGrid(shape, heights);
    }

    private double upMetres(GeodeticRaster area, double east, double north, double startMetres) {
        double up = startMetres;
        for (int round = 0; round < ROUNDS; round++) {
            Geodetic place = frame.toGeodetic(new EastNorthUp(east, north, up));
            double ground =
                    area.heightMetresAt(place.latitudeDegrees(), place.longitudeDegrees())
                            + geoidSeparationMetres;
            double off = ground - place.ellipsoidHeightMetres();
            up += off;
            if (Math.abs(off) < CLOSE_METRES) {
                break;
            }
        }
        return up;
    }

    /// Latitudes and longitudes that hold the grid, whatever its heights.
    private Mosaic.Box box(GridShape shape) {
        double[] lowest = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] highest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int steps = 8;
        for (int i = 0; i <= steps; i++) {
            for (int j = 0; j <= steps; j++) {
                double east = shape.westMetres() * (1 - 2.0 * i / steps);
                double north = shape.southMetres() * (1 - 2.0 * j / steps);
                for (double up : new double[] {-2_000, 10_000}) {
                    Geodetic place = frame.toGeodetic(new EastNorthUp(east, north, up));
                    lowest[0] = Math.min(lowest[0], place.latitudeDegrees());
                    lowest[1] = Math.min(lowest[1], place.longitudeDegrees());
                    highest[0] = Math.max(highest[0], place.latitudeDegrees());
                    highest[1] = Math.max(highest[1], place.longitudeDegrees());
                }
            }
        }
        return new Mosaic.Box(lowest[0], lowest[1], highest[0], highest[1]);
    }
}
