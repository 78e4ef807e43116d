package org.marsad.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marsad.associate.CandidatePairs;
import org.marsad.associate.PairProbabilities;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.track.motion.Estimate;
import org.marsad.track.motion.Extent;
import org.marsad.track.motion.ExtentGrid;
import org.marsad.track.motion.MotionMixture.Fit;
import org.marsad.track.sensing.LearntSensor;
import org.marsad.track.sensing.SensorModel;
import org.marsad.track.sensing.Ways;

/// Which plot of one scan belongs to which track. The cost of a pair is −2 ln of how much more
/// likely the report is from this track than from something new or false; a pair that is not more
/// likely is no pair. A tracklet that has fed a track before prefers that track, and is dear to all
/// others; the gate is never opened for it, so position rules when the two contradict.
///
/// Reports of a camera are paired at the least total cost. Those of a sensor that measures places have no
/// tracklets and wide ellipses; where several tracks compete for them, each pair counts by its probability
/// ({@link PairProbabilities}).
final class Association {

    private static final double TENTATIVE_COST = 4;
    private static final double FAINT_COST = 6;
    private static final double LEAST_SHARE = 0.01;
    private static final double FORMER_TRACK_GAIN = 8;
    private static final double OTHER_TRACK_COST = 8;
    private static final double MERGED_SQUARED_DISTANCE = 6;
    private static final double MERGED_METRES = 3;
    private static final double MERGED_SIGMAS = 3;

    private final TrackerSettings.Gate gate;
    private final List<LiveTrack> tracks;
    private final List<Plot> plots;
    private final SensorModel sensor;
    private final Optional<Ways> ways;
    private final boolean isWeighed;
    private final boolean[] isTaken;
    private @Nullable PairProbabilities probabilities;
    private final CandidatePairs pairs;
    private final double[] squaredDistance;
    private final int[] reportOf;
    private final boolean[] isCandidate;

    /// @param seconds between two of the sensor's looks
    record Look(SensorModel sensor, double seconds) {}

    Association(
            TrackerSettings.Gate gate,
            List<LiveTrack> tracks,
            List<Plot> plots,
            Look look,
            TrackletMemory memory) {
        this.gate = gate;
        this.sensor = look.sensor;
        this.isWeighed = sensor instanceof LearntSensor;
        this.ways =
                sensor instanceof LearntSensor learnt
                        ? Optional.of(new Ways(learnt, look.seconds))
                        : Optional.empty();
        this.tracks = tracks;
        this.plots = plots;
        this.pairs = new CandidatePairs(tracks.size(), plots.size());
        this.isCandidate = new boolean[tracks.size()];
        double sigmas = Math.sqrt(gate.squaredDistance());
        ExtentGrid grid =
                new ExtentGrid(
                        tracks.stream()
                                .map(track -> track.extent(sigmas, gate.reachMetres()))
                                .toList());
        for (int column = 0; column < plots.size(); column++) {
            Plot plot = plots.get(column);
            addPlot(plot, column, grid, memory.trackOf(plot));
        }
        this.reportOf = isWeighed ? weigh() : pairs.assign(0);
        this.isTaken = new boolean[plots.size()];
        this.squaredDistance = new double[tracks.size()];
        for (int row = 0; row < tracks.size(); row++) {
            if (reportOf[row] >= 0) {
                isTaken[reportOf[row]] = true;
                squaredDistance[row] =
                        tracks.get(row).fit(plots.get(reportOf[row])).squaredDistance();
            }
        }
    }

    /// By how likely each pair is, all others considered.
    private int[] weigh() {
        PairProbabilities found = new PairProbabilities(pairs);
        probabilities = found;
        int[] likeliest = new int[tracks.size()];
        for (int row = 0; row < likeliest.length; row++) {
            likeliest[row] = found.ofRow(row) < 0.5 ? -1 : pairs.column(found.likeliestOf(row));
        }
        return likeliest;
    }

    /// Whether pairs count by their probabilities.
    boolean isWeighed() {
        return isWeighed;
    }

    /// Whether a report is more likely some track's than not.
    boolean isTaken(int column) {
        return isTaken[column] || (probabilities != null && probabilities.ofColumn(column) > 0.5);
    }

    /// The plots that may be a track's own, with how likely each one is.
    List<Share> shares(int row) {
        PairProbabilities found = probabilities;
        if (found == null) {
            return List.of(new Share(plots.get(reportOf[row]), 1));
        }
        List<Share> shares = new ArrayList<>();
        found.forEachOf(
                row,
                pair -> {
                    if (found.of(pair) > LEAST_SHARE) {
                        shares.add(new Share(plots.get(pairs.column(pair)), found.of(pair)));
                    }
                });
        return shares;
    }

    /// @param probability that the plot is the track's own
    record Share(Plot plot, double probability) {}

    private void addPlot(Plot plot, int column, ExtentGrid grid, long formerTrack) {
        EastNorthUp place = plot.position();
        Reading reading = read(place);
        double sigmas = Math.sqrt(gate.squaredDistance());
        Extent around =
                Extent.around(
                        place.eastMetres(),
                        place.northMetres(),
                        sigmas * Math.sqrt(plot.covariance().eastEast()),
                        sigmas * Math.sqrt(plot.covariance().northNorth()));
        grid.forEachMeeting(around, row -> addPair(plot, row, column, formerTrack, reading));
    }

    /// How a report at a place is to be read: natural logarithms.
    ///
    /// @param gain of chance to be detected ÷ clutter per square metre
    /// @param missed of the chance not to be detected
    private record Reading(double gain, double missed) {

        double evidence(Fit fit) {
            return gain + Math.log(Math.max(fit.density(), 1e-300));
        }
    }

    private Reading read(EastNorthUp place) {
        double detected = sensor.detectionProbability(place.eastMetres(), place.northMetres());
        double clutter = sensor.clutterPerSquareMetre(place.eastMetres(), place.northMetres());
        return new Reading(Math.log(detected / clutter), Math.log(1 - detected));
    }

    private void addPair(Plot plot, int row, int column, long formerTrack, Reading reading) {
        LiveTrack track = tracks.get(row);
        Fit fit = track.fit(plot);
        if (fit.squaredDistance() > gate.squaredDistance() || isTooFar(track, plot)) {
            return;
        }
        double cost = -2 * (reading.evidence(fit) - reading.missed);
        cost += priorCost(track, formerTrack);
        cost -= 2 * wayChance(track, plot);
        if (cost < (isWeighed ? FAINT_COST : 0)) {
            pairs.add(row, column, cost);
            isCandidate[row] |=
                    fit.squaredDistance() < MERGED_SQUARED_DISTANCE && isPlaceKnown(track, plot);
        }
    }

    private double wayChance(LiveTrack track, Plot plot) {
        return ways.map(
                        each ->
                                each.logChance(
                                        track.lastUpdate.report(), track.now().together(), plot))
                .orElse(0.0);
    }

    /// What speaks for a track before anything is known of where a report is: that it is sure, and that it had this tracklet.
    static double priorCost(LiveTrack track, long formerTrack) {
        double cost = track.status == TrackStatus.TENTATIVE ? TENTATIVE_COST : 0;
        if (formerTrack == track.number) {
            return cost - FORMER_TRACK_GAIN;
        }
        return formerTrack == TrackletMemory.NONE ? cost : cost + OTHER_TRACK_COST;
    }

    /// Whether the track may hide in another's report by more than having no place of its own.
    private static boolean isPlaceKnown(LiveTrack track, Plot plot) {
        GroundCovariance place = track.now().together().placeCovariance();
        GroundCovariance plots = plot.covariance();
        return place.eastEast() + place.northNorth()
                < MERGED_METRES * MERGED_METRES
                        + MERGED_SIGMAS * MERGED_SIGMAS * (plots.eastEast() + plots.northNorth());
    }

    private boolean isTooFar(LiveTrack track, Plot plot) {
        if (!track.isOwn()) {
            return false;
        }
        double sigma =
                Math.sqrt((plot.covariance().eastEast() + plot.covariance().northNorth()) / 2);
        Estimate place = track.now().together();
        double distance =
                Math.hypot(
                        plot.position().eastMetres() - place.eastMetres(),
                        plot.position().northMetres() - place.northMetres());
        return distance > gate.ownReachMetres() + sigma / 2;
    }

    /// Index of the plot for a track, or −1.
    int reportOf(int row) {
        return reportOf[row];
    }

    /// Whether a report could have been this track's and went to another: two things close together
    /// often make one report.
    boolean isOutbid(int row) {
        return reportOf[row] < 0 && isCandidate[row];
    }

    TrackUpdate update(int row) {
        int column = reportOf[row];
        Plot plot = plots.get(column);
        PairProbabilities found = probabilities;
        return new TrackUpdate(
                plot,
                plot.validTime(),
                squaredDistance[row],
                pairs.rowsFor(column) - 1,
                found == null ? 1 : found.of(found.likeliestOf(row)));
    }

    /// How much a report adds to the belief that a track is real.
    double evidence(int row) {
        Plot plot = plots.get(reportOf[row]);
        return read(plot.position()).evidence(tracks.get(row).fit(plot));
    }
}
