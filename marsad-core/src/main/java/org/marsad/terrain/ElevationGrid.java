package org.marsad.terrain;

import java.util.Optional;
import java.util.OptionalDouble;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Ray;

/// Ground from a regular grid of heights, bilinear between its posts; see the package for how rays
/// are followed. Immutable.
public final class ElevationGrid implements Terrain {

    /// A line of sight may touch the ground this deep: rounding, at an end that stands on it.
    private static final double TOUCH_METRES = 1e-6;

    private static final double NOTHING_MET = Double.POSITIVE_INFINITY;
    private static final double UNKNOWN = Double.NaN;

    private final GridShape shape;
    private final float[] heights;
    private final float[] cellTops;
    private final double highestMetres;

    /// @param heights up in the local frame, metres, row by row from the south-west post; NaN where
    ///     nothing is known
    public ElevationGrid(GridShape shape, float[] heights) {
        if (heights.length != shape.posts()) {
            throw new IllegalArgumentException(
                    "a grid of %d × %d posts needs %d heights, got %d"
                            .formatted(
                                    shape.columns(), shape.rows(), shape.posts(), heights.length));
        }
        this.shape = shape;
        this.heights = heights.clone();
        this.cellTops = cellTops(shape, heights);
        double highest = Double.NEGATIVE_INFINITY;
        for (float height : heights) {
            highest = height > highest ? height : highest;
        }
        if (!Double.isFinite(highest)) {
            throw new IllegalArgumentException(
                    "a grid needs a known, finite height, the highest of %d was %g"
                            .formatted(heights.length, highest));
        }
        this.highestMetres = highest;
    }

    public GridShape shape() {
        return shape;
    }

    /// Height of one post, metres up; NaN when unknown.
    public double postHeightMetres(int column, int row) {
        return heights[row * shape.columns() + column];
    }

    /// The highest known post, metres up.
    public double highestMetres() {
        return highestMetres;
    }

    @Override
    public OptionalDouble findHeightMetres(double eastMetres, double northMetres) {
        double x = (eastMetres - shape.westMetres()) / shape.cellMetres();
        double y = (northMetres - shape.southMetres()) / shape.cellMetres();
        if (!isInside(x, y)) {
            return OptionalDouble.empty();
        }
        int column = Math.min((int) x, shape.columns() - 2);
        int row = Math.min((int) y, shape.rows() - 2);
        int post = row * shape.columns() + column;
        double u = x - column;
        double v = y - row;
        double south = heights[post] + u * ((double) heights[post + 1] - heights[post]);
        int north = post + shape.columns();
        double height =
                south
                        + v
                                * (heights[north]
                                        + u * ((double) heights[north + 1] - heights[north])
                                        - south);
        return Double.isNaN(height) ? OptionalDouble.empty() : OptionalDouble.of(height);
    }

    @Override
    public Optional<EastNorthUp> findHit(Ray ray, double maximumRangeMetres) {
        double range = follow(ray.origin(), ray.direction(), maximumRangeMetres, 0);
        return range <= maximumRangeMetres ? Optional.of(ray.at(range)) : Optional.empty();
    }

    @Override
    public boolean sees(EastNorthUp from, EastNorthUp to) {
        return follow(from, to.minus(from), 1, TOUCH_METRES) == NOTHING_MET;
    }

    /// How far along the line, in lengths of its step, it first falls below the ground lowered by
    /// `lowered` metres; {@link #NOTHING_MET} or {@link #UNKNOWN}.
    private double follow(EastNorthUp from, EastNorthUp step, double end, double lowered) {
        Line line = new Line(from, step, shape, lowered);
        double ceiling = highestMetres + lowered;
        double first = 0;
        double last = end;
        if (line.z > ceiling) {
            if (!(line.dz < 0)) {
                return NOTHING_MET;
            }
            first = (ceiling - line.z) / line.dz;
        } else if (line.dz > 0) {
            last = Math.min(end, (ceiling - line.z) / line.dz);
        }
        if (first > end) {
            return NOTHING_MET;
        }
        return isInside(line.x + line.dx * first, line.y + line.dy * first)
                ? walk(line, first, last)
                : UNKNOWN;
    }

    private double walk(Line line, double first, double last) {
        int columns = shape.columns();
        int column = Math.min((int) (line.x + line.dx * first), columns - 2);
        int row = Math.min((int) (line.y + line.dy * first), shape.rows() - 2);
        int columnStep = line.dx > 0 ? 1 : -1;
        int rowStep = line.dy > 0 ? 1 : -1;
        double nextColumn = line.crossesColumn(line.dx > 0 ? column + 1 : column);
        double nextRow = line.crossesRow(line.dy > 0 ? row + 1 : row);
        double at = first;
        while (true) {
            double leave = Math.min(Math.min(nextColumn, nextRow), last);
            double lowest = line.z + line.dz * (line.dz < 0 ? leave : at);
            int post = row * columns + column;
            if (!(lowest > cellTops[post])) {
                double met = meet(line, column, row, at, Math.max(at, leave));
                if (met != NOTHING_MET) {
                    return met;
                }
            }
            if (leave >= last) {
                return NOTHING_MET;
            }
            at = Math.max(at, leave);
            if (nextColumn <= nextRow) {
                column += columnStep;
                if (column < 0 || column > columns - 2) {
                    return UNKNOWN;
                }
                nextColumn = line.crossesColumn(line.dx > 0 ? column + 1 : column);
            } else {
                row += rowStep;
                if (row < 0 || row > shape.rows() - 2) {
                    return UNKNOWN;
                }
                nextRow = line.crossesRow(line.dy > 0 ? row + 1 : row);
            }
        }
    }

    /// Where the line meets the surface of one cell between two ranges. Above the surface is a
    /// quadratic there: a s² + b s + c, s counted from `at`.
    private double meet(Line line, int column, int row, double at, double leave) {
        int post = row * shape.columns() + column;
        double southWest = heights[post];
        double southEast = heights[post + 1];
        double northWest = heights[post + shape.columns()];
        double northEast = heights[post + shape.columns() + 1];
        double toEast = southEast - southWest;
        double toNorth = northWest - southWest;
        double twist = northEast - southEast - toNorth;
        double u = line.x + line.dx * at - column;
        double v = line.y + line.dy * at - row;
        double a = -twist * line.dx * line.dy;
        double b =
                line.dz
                        - toEast * line.dx
                        - toNorth * line.dy
                        - twist * (u * line.dy + v * line.dx);
        double c = line.z + line.dz * at - southWest - toEast * u - toNorth * v - twist * u * v;
        if (Double.isNaN(c)) {
            return UNKNOWN;
        }
        if (c < 0) {
            // The cell before ended above ground, so only rounding can put its end below; deeper
            // than
            // that, the line starts under the ground.
            return c < -2 * TOUCH_METRES ? UNKNOWN : at;
        }
        double root = firstRoot(a, b, c);
        return root <= leave - at ? at + root : NOTHING_MET;
    }

    /// The smallest s ≥ 0 where a s² + b s + c, c ≥ 0, turns negative; ∞ when it never does.
    private static double firstRoot(double a, double b, double c) {
        double discriminant = b * b - 4 * a * c;
        if (discriminant <= 0 || (b >= 0 && a >= 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double root = Math.sqrt(discriminant);
        return b < 0 ? 2 * c / (-b + root) : (-b - root) / (2 * a);
    }

    private boolean isInside(double x, double y) {
        return x >= 0 && y >= 0 && x <= shape.columns() - 1 && y <= shape.rows() - 1;
    }

    /// The highest post of each cell, ∞ when one of its posts is unknown.
    private static float[] cellTops(GridShape shape, float[] heights) {
        int columns = shape.columns();
        float[] tops = new float[heights.length];
        for (int row = 0; row < shape.rows() - 1; row++) {
            for (int column = 0; column < columns - 1; column++) {
                int post = row * columns + column;
                float top =
                        Math.max(
                                Math.max(heights[post], heights[post + 1]),
                                Math.max(heights[post + columns], heights[post + columns + 1]));
                tops[post] = Float.isNaN(top) ? Float.POSITIVE_INFINITY : top;
            }
        }
        return tops;
    }

    /// A line in cell units over the ground and metres up, from a start by steps.
    private static final class Line {
        final double x;
        final double y;
        final double z;
        final double dx;
        final double dy;
        final double dz;
        final double stepsPerColumn;
        final double stepsPerRow;

        Line(EastNorthUp from, EastNorthUp step, GridShape shape, double lifted) {
            x = (from.eastMetres() - shape.westMetres()) / shape.cellMetres();
            y = (from.northMetres() - shape.southMetres()) / shape.cellMetres();
            z = from.upMetres() + lifted;
            dx = step.eastMetres() / shape.cellMetres();
            dy = step.northMetres() / shape.cellMetres();
            dz = step.upMetres();
            stepsPerColumn = 1 / dx;
            stepsPerRow = 1 / dy;
        }

        double crossesColumn(int column) {
            return dx == 0 ? Double.POSITIVE_INFINITY : (column - x) * stepsPerColumn;
        }

        double crossesRow(int row) {
            return dy == 0 ? Double.POSITIVE_INFINITY : (row - y) * stepsPerRow;
        }
    }
}
