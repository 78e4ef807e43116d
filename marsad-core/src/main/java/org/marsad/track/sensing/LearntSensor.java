package org.marsad.track.sensing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marsad.geo.EastNorthUp;
import org.marsad.track.existence.SensorView;

/// What a sensor of which nobody says where it looks has shown of itself: how often it reports a track
/// that is in a cell of the ground, and how many reports of nothing it makes there. A radar behind a wood
/// or a camera's wedge so show in a few scans, and silence outside of them ends no track.
///
/// Cells of half a kilometre lie in cells of four, which stand in for them until they have seen enough: the
/// means of a beta and of a gamma distribution, each with the coarser cell as its prior. Old looks fade with
/// every thousand new ones. Not thread-safe.
public final class LearntSensor implements SensorModel, SensorView {

    private static final double CELL_METRES = 500;
    private static final double BLOCK_METRES = 4000;
    private static final int MOST_CELLS = 20_000;

    private static final double FIRST_DETECTION_PROBABILITY = 0.5;
    private static final double BLOCK_PRIOR_LOOKS = 2;
    private static final double CELL_PRIOR_LOOKS = 4;
    private static final double STANDING_PRIOR_LOOKS = 10;
    private static final double LEAST_DETECTION_PROBABILITY = 0.01;
    private static final double MOST_DETECTION_PROBABILITY = 0.98;

    /// One false report in ten square kilometres.
    private static final double FIRST_CLUTTER = 1e-7;

    private static final double MOST_LOOKS = 1000;

    private final Map<Long, Cell> cells = new HashMap<>();
    private final Map<Long, Cell> blocks = new HashMap<>();
    private final Cell standing = new Cell();
    private double looks;
    private double falseReports;

    private static final class Cell {
        private double hits;
        private double looks;
        private double falseReports;

        void fade() {
            hits /= 2;
            looks /= 2;
            falseReports /= 2;
        }
    }

    /// The sensor has looked once more.
    public void look() {
        looks++;
        if (looks > MOST_LOOKS) {
            looks /= 2;
            falseReports /= 2;
            cells.values().forEach(Cell::fade);
            blocks.values().forEach(Cell::fade);
            standing.fade();
        }
    }

    /// A look at a place where a thing was for sure.
    ///
    /// @param stands whether the thing stood: a radar that measures motion does not see it then, whatever
    ///     the place
    public void lookAt(double eastMetres, double northMetres, boolean stands, boolean isReported) {
        if (stands) {
            add(standing, isReported);
            return;
        }
        add(find(cells, key(eastMetres, northMetres, CELL_METRES)), isReported);
        add(find(blocks, key(eastMetres, northMetres, BLOCK_METRES)), isReported);
    }

    /// How much of what it reports of moving things it reports of standing ones, 0 to 1.
    public double standingShare() {
        return share(standing, FIRST_DETECTION_PROBABILITY, STANDING_PRIOR_LOOKS);
    }

    private static void add(Cell cell, boolean isReported) {
        cell.looks++;
        cell.hits += isReported ? 1 : 0;
    }

    /// A report that belonged to nothing.
    public void falseReport(double eastMetres, double northMetres) {
        find(cells, key(eastMetres, northMetres, CELL_METRES)).falseReports++;
        find(blocks, key(eastMetres, northMetres, BLOCK_METRES)).falseReports++;
        falseReports++;
    }

    @Override
    public double detectionProbability(EastNorthUp place, double heightMetres) {
        return detectionProbability(place.eastMetres(), place.northMetres());
    }

    @Override
    public double detectionProbability(double eastMetres, double northMetres) {
        double inBlock =
                share(
                        blocks.get(key(eastMetres, northMetres, BLOCK_METRES)),
                        FIRST_DETECTION_PROBABILITY,
                        BLOCK_PRIOR_LOOKS);
        double here =
                share(
                        cells.get(key(eastMetres, northMetres, CELL_METRES)),
                        inBlock,
                        CELL_PRIOR_LOOKS);
        return Math.clamp(here, LEAST_DETECTION_PROBABILITY, MOST_DETECTION_PROBABILITY);
    }

    private static double share(@Nullable Cell cell, double prior, double priorLooks) {
        return cell == null ? prior : (cell.hits + priorLooks * prior) / (cell.looks + priorLooks);
    }

    @Override
    public boolean isHidden(EastNorthUp place) {
        return false;
    }

    @Override
    public double clutterPerSquareMetre(double eastMetres, double northMetres) {
        double covered = BLOCK_METRES * BLOCK_METRES * Math.max(blocks.size(), 1);
        double everywhere = density(falseReports, covered, FIRST_CLUTTER);
        Cell block = blocks.get(key(eastMetres, northMetres, BLOCK_METRES));
        double inBlock =
                density(
                        block == null ? 0 : block.falseReports,
                        BLOCK_METRES * BLOCK_METRES,
                        everywhere);
        Cell cell = cells.get(key(eastMetres, northMetres, CELL_METRES));
        return density(cell == null ? 0 : cell.falseReports, CELL_METRES * CELL_METRES, inBlock);
    }

    private double density(double count, double squareMetres, double prior) {
        return (count + 1) / (looks * squareMetres + 1 / prior);
    }

    private static Cell find(Map<Long, Cell> cells, long key) {
        Cell cell = cells.get(key);
        if (cell != null) {
            return cell;
        }
        Cell fresh = new Cell();
        if (cells.size() < MOST_CELLS) {
            cells.put(key, fresh);
        }
        return fresh;
    }

    private static long key(double eastMetres, double northMetres, double sizeMetres) {
        long east = (long) Math.floor(eastMetres / sizeMetres);
        long north = (long) Math.floor(northMetres / sizeMetres);
        return (east << 32) ^ (north & 0xffff_ffffL);
    }
}
