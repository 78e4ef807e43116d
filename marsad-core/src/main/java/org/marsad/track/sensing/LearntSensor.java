package org.marsad.track.sensing;

import org.jspecify.annotations.Nullable;
import org.marsad.geo.EastNorthUp;
import org.marsad.track.existence.SensorView;
import org.marsad.track.sensing.CellCounts.Counted;

/// What a sensor that measures places has shown of itself: how often it reports a track that is in a cell of the ground,
/// and how many reports of nothing it makes there. A radar behind a wood so shows in a few scans, and silence outside of
/// its reach ends no track. Where somebody says what it can't reach (ground in between), that is left out of what it is
/// expected to report and of what is learnt.
///
/// Cells of half a kilometre lie in cells of four, which stand in for them until they have seen enough: the
/// means of a beta and of a gamma distribution, each with the coarser cell as its prior. Old looks fade with
/// every thousand new ones. Not thread-safe.
public final class LearntSensor implements SensorModel, SensorView {

    /// Tall enough to be seen wherever anything is.
    private static final double TALL_METRES = 2;

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

    private final CellCounts cells = new CellCounts(CELL_METRES, MOST_CELLS);
    private final CellCounts blocks = new CellCounts(BLOCK_METRES, MOST_CELLS);
    private double looks;
    private double falseReports;
    private double standingLooks;
    private double standingHits;
    private @Nullable SensorView reach;

    /// What it can't reach it does not miss there; by itself it reaches everything.
    void reaches(SensorView told) {
        reach = told;
    }

    public boolean isReachTold() {
        return reach != null;
    }

    /// Whether it could report a thing that stands there.
    public boolean canReach(EastNorthUp place) {
        return reach == null || reach.detectionProbability(place, TALL_METRES) > 0;
    }

    /// The sensor has looked once more.
    public void look() {
        looks++;
        if (looks > MOST_LOOKS) {
            looks /= 2;
            falseReports /= 2;
            standingLooks /= 2;
            standingHits /= 2;
            cells.fade();
            blocks.fade();
        }
    }

    /// A look at a place where a thing was for sure.
    ///
    /// @param stands whether the thing stood: a radar that measures motion does not see it then, whatever
    ///     the place
    public void lookAt(double eastMetres, double northMetres, boolean stands, boolean isReported) {
        if (stands) {
            standingLooks++;
            standingHits += isReported ? 1 : 0;
            return;
        }
        if (!isReported && !canReach(new EastNorthUp(eastMetres, northMetres, 0))) {
            return;
        }
        count(eastMetres, northMetres, Counted.LOOK);
        if (isReported) {
            count(eastMetres, northMetres, Counted.HIT);
        }
    }

    private void count(double eastMetres, double northMetres, Counted what) {
        cells.add(eastMetres, northMetres, what);
        blocks.add(eastMetres, northMetres, what);
    }

    /// How much of what it reports of moving things it reports of standing ones, 0 to 1.
    public double standingShare() {
        return share(
                standingHits, standingLooks, FIRST_DETECTION_PROBABILITY, STANDING_PRIOR_LOOKS);
    }

    /// A report that belonged to nothing.
    public void falseReport(double eastMetres, double northMetres) {
        count(eastMetres, northMetres, Counted.FALSE_REPORT);
        falseReports++;
    }

    @Override
    public double detectionProbability(EastNorthUp place, double heightMetres) {
        return canReach(place)
                ? learntProbability(place.eastMetres(), place.northMetres())
                : LEAST_DETECTION_PROBABILITY;
    }

    @Override
    public double detectionProbability(double eastMetres, double northMetres) {
        return detectionProbability(new EastNorthUp(eastMetres, northMetres, 0), TALL_METRES);
    }

    private double learntProbability(double eastMetres, double northMetres) {
        double inBlock =
                reported(
                        blocks,
                        eastMetres,
                        northMetres,
                        FIRST_DETECTION_PROBABILITY,
                        BLOCK_PRIOR_LOOKS);
        double here = reported(cells, eastMetres, northMetres, inBlock, CELL_PRIOR_LOOKS);
        return Math.clamp(here, LEAST_DETECTION_PROBABILITY, MOST_DETECTION_PROBABILITY);
    }

    private static double reported(
            CellCounts counts, double east, double north, double prior, double priorLooks) {
        return share(
                counts.count(east, north, Counted.HIT),
                counts.count(east, north, Counted.LOOK),
                prior,
                priorLooks);
    }

    private static double share(double hits, double looks, double prior, double priorLooks) {
        return (hits + priorLooks * prior) / (looks + priorLooks);
    }

    @Override
    public boolean isHidden(EastNorthUp place) {
        return reach != null && reach.isHidden(place);
    }

    @Override
    public double clutterPerSquareMetre(double eastMetres, double northMetres) {
        double block = BLOCK_METRES * BLOCK_METRES;
        double everywhere =
                density(falseReports, block * Math.max(blocks.size(), 1), FIRST_CLUTTER);
        double inBlock =
                density(
                        blocks.count(eastMetres, northMetres, Counted.FALSE_REPORT),
                        block,
                        everywhere);
        return density(
                cells.count(eastMetres, northMetres, Counted.FALSE_REPORT),
                CELL_METRES * CELL_METRES,
                inBlock);
    }

    private double density(double count, double squareMetres, double prior) {
        return (count + 1) / (looks * squareMetres + 1 / prior);
    }
}
