package org.marsad.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.marsad.formats.toml.TomlTable;
import org.marsad.geo.EastNorthUp;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;

/// The ground of the site: posts every 10 m over 7 km, bilinear between them, in the local frame
/// (so the plain bends down with the Earth away from the origin).
///
/// The same posts make the {@link ElevationGrid} that the station works with; this class answers the
/// renderer's hundred million questions a second without the grid's checks.
public final class Relief {

    private static final double EARTH_RADIUS_METRES = 6_371_000;
    private static final GridShape SHAPE = GridShape.around(3500, 10);

    /// How far the heights are off: the site was surveyed with a laser. One standard deviation.
    public static final double SIGMA_METRES = 0.05;

    private final float[] heights;
    private final ElevationGrid elevationGrid;

    private Relief(float[] heights) {
        this.heights = heights;
        this.elevationGrid = new ElevationGrid(SHAPE, heights);
    }

    static Relief of(TomlTable table, Feature wadi, long seed) {
        Shaper shaper = new Shaper(hills(table), wadi, new ValueNoise(seed));
        float[] heights = new float[SHAPE.posts()];
        IntStream.range(0, SHAPE.rows()).parallel().forEach(row -> shaper.fill(heights, row));
        return new Relief(heights);
    }

    public ElevationGrid elevationGrid() {
        return elevationGrid;
    }

    /// Height of the ground, metres up; beyond the edge, that of the edge.
    public double heightMetres(double eastMetres, double northMetres) {
        double x =
                Math.clamp(
                        (eastMetres - SHAPE.westMetres()) / SHAPE.cellMetres(),
                        0,
                        SHAPE.columns() - 1.001);
        double y =
                Math.clamp(
                        (northMetres - SHAPE.southMetres()) / SHAPE.cellMetres(),
                        0,
                        SHAPE.rows() - 1.001);
        int column = (int) x;
        int row = (int) y;
        int post = row * SHAPE.columns() + column;
        double u = x - column;
        double v = y - row;
        double south = heights[post] + u * (heights[post + 1] - (double) heights[post]);
        int above = post + SHAPE.columns();
        double north = heights[above] + u * (heights[above + 1] - (double) heights[above]);
        return south + v * (north - south);
    }

    /// The place on the ground.
    public EastNorthUp on(double eastMetres, double northMetres) {
        return new EastNorthUp(eastMetres, northMetres, heightMetres(eastMetres, northMetres));
    }

    /// Whether a place lies on the 7 × 7 km that are known.
    public boolean covers(double eastMetres, double northMetres) {
        return Math.abs(eastMetres) <= -SHAPE.westMetres()
                && Math.abs(northMetres) <= -SHAPE.southMetres();
    }

    private static List<Hill> hills(TomlTable table) {
        Hill ridge = new Hill(line(table, "ridge"), 150, 330);
        List<Hill> hills = new ArrayList<>(List.of(ridge));
        for (TomlTable hill : table.listTables("hills")) {
            hills.add(
                    new Hill(
                            line(hill, "line"),
                            hill.getDoubleBetween("height", 1, 500),
                            hill.getDoubleBetween("width", 10, 1000)));
        }
        return List.copyOf(hills);
    }

    private static Feature line(TomlTable table, String key) {
        return new Feature(
                Feature.Kind.PLACE,
                Map.of(),
                table.listPoints(key, 2).stream()
                        .map(p -> new EastNorthUp(p.get(0), p.get(1), 0))
                        .toList());
    }

    /// Ground raised along a line, falling off like a bell.
    private record Hill(Feature line, double heightMetres, double widthMetres) {

        double riseMetres(double eastMetres, double northMetres) {
            double distance = line.distanceMetres(eastMetres, northMetres) / widthMetres;
            return distance > 3.5 ? 0 : heightMetres * Math.exp(-distance * distance);
        }
    }

    private record Shaper(List<Hill> hills, Feature wadi, ValueNoise noise) {

        private static final double WADI_DEPTH_METRES = 6.5;
        private static final double WADI_HALF_WIDTH_METRES = 34;
        private static final double LEVELLED_METRES = 270;

        void fill(float[] heights, int row) {
            double north = SHAPE.northMetres(row);
            for (int column = 0; column < SHAPE.columns(); column++) {
                double height = heightMetres(SHAPE.eastMetres(column), north);
                heights[row * SHAPE.columns() + column] = (float) height;
            }
        }

        private double heightMetres(double east, double north) {
            double rough =
                    1.6 * noise.octaves(east / 420, north / 420, 3)
                            + 0.25 * noise.at(east / 45, north / 45);
            double levelled =
                    Math.clamp((Math.max(Math.abs(east), Math.abs(north)) - 200) / 150, 0, 1);
            double slope = 0.006 * Math.max(0, north - 400) + 0.010 * Math.max(0, east - 1150);
            double sag = (east * east + north * north) / (2 * EARTH_RADIUS_METRES);
            return slope + rough * levelled + hills(east, north) - cut(east, north) - sag;
        }

        private double hills(double east, double north) {
            if (Math.hypot(east, north) < LEVELLED_METRES) {
                return 0;
            }
            double warpedEast = east + 45 * noise.at(east / 260 + 7, north / 260);
            double warpedNorth = north + 45 * noise.at(east / 260, north / 260 + 7);
            double rise = 0;
            for (Hill hill : hills) {
                double here =
                        hill.widthMetres > 100
                                ? hill.riseMetres(warpedEast, warpedNorth)
                                : hill.riseMetres(east, north);
                rise += here;
            }
            return rise < 0.01
                    ? rise
                    : rise * (1 + 0.35 * noise.octaves(east / 180, north / 180, 3));
        }

        private double cut(double east, double north) {
            double distance =
                    wadi.distanceMetres(east, north) + 9 * noise.at(east / 70 + 3, north / 70);
            double bank = Math.clamp(1.35 * (1 - distance / WADI_HALF_WIDTH_METRES), 0, 1);
            return WADI_DEPTH_METRES * bank * bank * (3 - 2 * bank);
        }
    }
}
