package org.marsad.track;

import java.util.List;
import org.marsad.associate.CandidatePairs;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.track.motion.Estimate;
import org.marsad.track.motion.MotionMixture.Fit;

/// Which report of one scan belongs to which track. The cost of a pair is −2 ln of how much more
/// likely the report is from this track than from something new or false; a pair that is not more
/// likely is no pair. A tracklet that has fed a track before prefers that track, and is dear to all
/// others; the gate is never opened for it, so position rules when the two contradict.
final class Association {

    private static final double TENTATIVE_COST = 4;
    private static final double FORMER_TRACK_GAIN = 8;
    private static final double OTHER_TRACK_COST = 8;
    private static final double STROBE_GATE = 6.6;
    private static final double MERGED_SQUARED_DISTANCE = 6;
    private static final double MERGED_METRES = 3;
    private static final double MERGED_SIGMAS = 3;

    private final TrackerSettings.Gate gate;
    private final List<LiveTrack> tracks;
    private final List<TargetReport> reports;
    private final CandidatePairs pairs;
    private final double[] squaredDistance;
    private final int[] reportOf;
    private final boolean[] isCandidate;

    Association(
            TrackerSettings.Gate gate,
            List<LiveTrack> tracks,
            List<TargetReport> reports,
            TrackletMemory memory) {
        this.gate = gate;
        this.tracks = tracks;
        this.reports = reports;
        this.pairs = new CandidatePairs(tracks.size(), reports.size());
        this.isCandidate = new boolean[tracks.size()];
        double sigmas = Math.sqrt(gate.squaredDistance());
        TrackIndex index = new TrackIndex(tracks, sigmas, gate.reachMetres());
        for (int column = 0; column < reports.size(); column++) {
            switch (reports.get(column)) {
                case Plot plot -> addPlot(plot, column, index, memory.trackOf(plot));
                case Strobe strobe -> addStrobe(strobe, column);
            }
        }
        this.reportOf = pairs.assign(0);
        this.squaredDistance = new double[tracks.size()];
        for (int row = 0; row < tracks.size(); row++) {
            if (reportOf[row] >= 0) {
                squaredDistance[row] = squaredDistance(tracks.get(row), reports.get(reportOf[row]));
            }
        }
    }

    private void addPlot(Plot plot, int column, TrackIndex index, long formerTrack) {
        double reach = Math.sqrt(gate.squaredDistance() * plot.covariance().eastEast());
        double east = plot.position().eastMetres();
        index.forEachMeeting(
                east - reach, east + reach, row -> addPair(plot, row, column, formerTrack));
    }

    private void addPair(Plot plot, int row, int column, long formerTrack) {
        LiveTrack track = tracks.get(row);
        Fit fit = fit(track, plot);
        if (fit.squaredDistance() > gate.squaredDistance() || isTooFar(track, plot)) {
            return;
        }
        double cost = -2 * logRatio(fit);
        if (track.status == TrackStatus.TENTATIVE) {
            cost += TENTATIVE_COST;
        }
        if (formerTrack == track.number) {
            cost -= FORMER_TRACK_GAIN;
        } else if (formerTrack != TrackletMemory.NONE) {
            cost += OTHER_TRACK_COST;
        }
        if (cost < 0) {
            pairs.add(row, column, cost);
            isCandidate[row] |=
                    fit.squaredDistance() < MERGED_SQUARED_DISTANCE && isPlaceKnown(track, plot);
        }
    }

    /// Whether the track may hide in another's report by more than having no place of its own.
    private static boolean isPlaceKnown(LiveTrack track, Plot plot) {
        GroundCovariance place = track.now().together().placeCovariance();
        GroundCovariance plots = plot.covariance();
        return place.eastEast() + place.northNorth()
                < MERGED_METRES * MERGED_METRES
                        + MERGED_SIGMAS * MERGED_SIGMAS * (plots.eastEast() + plots.northNorth());
    }

    private static Fit fit(LiveTrack track, Plot plot) {
        return track.now()
                .fit(
                        plot.position().eastMetres(),
                        plot.position().northMetres(),
                        track.comparing(plot));
    }

    private double logRatio(Fit fit) {
        double detected = gate.detectionProbability();
        double density = Math.max(fit.densityPerSquareMetre(), 1e-300);
        return Math.log(detected * density / ((1 - detected) * gate.clutterPerSquareMetre()));
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

    /// A bearing crosses many places, so it counts only where it can mean one track alone.
    private void addStrobe(Strobe strobe, int column) {
        int only = -1;
        for (int row = 0; row < tracks.size(); row++) {
            LiveTrack track = tracks.get(row);
            if (track.status != TrackStatus.TENTATIVE
                    && squaredDistance(track, strobe) < STROBE_GATE) {
                if (only >= 0) {
                    return;
                }
                only = row;
            }
        }
        if (only >= 0) {
            pairs.add(only, column, -1);
        }
    }

    private static double squaredDistance(LiveTrack track, TargetReport report) {
        return switch (report) {
            case Plot plot -> fit(track, plot).squaredDistance();
            case Strobe strobe ->
                    track.now()
                            .squaredBearingDistance(
                                    strobe.sensorPosition(),
                                    strobe.azimuthRadians(),
                                    strobe.azimuthSigmaRadians());
        };
    }

    /// Index of the report for a track, or −1.
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
        TargetReport report = reports.get(column);
        return new TrackUpdate(
                report, report.validTime(), squaredDistance[row], pairs.rowsFor(column) - 1);
    }

    /// How much a report adds to the belief that a track is real.
    double evidence(int row) {
        return switch (reports.get(reportOf[row])) {
            case Plot plot -> {
                double density = fit(tracks.get(row), plot).densityPerSquareMetre();
                yield Math.log(
                        gate.detectionProbability()
                                * Math.max(density, 1e-300)
                                / gate.clutterPerSquareMetre());
            }
            case Strobe _ -> 0;
        };
    }
}
