package org.marsad.track;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.marsad.associate.CandidatePairs;
import org.marsad.associate.PairProbabilities;
import org.marsad.locate.Strobe;
import org.marsad.track.bearing.LearntBearings;
import org.marsad.track.motion.Chance;
import org.marsad.track.motion.MotionMixture.Fit;

/// Which bearing of one scan belongs to which track, for tracks that took no plot of it. Several things may
/// stand behind each other in one direction, so each pair counts by its probability, all others considered
/// ({@link PairProbabilities}). A track that is itself no more than a bearing from another place so becomes a
/// place where the two cross; where they cross falsely, what follows contradicts.
final class BearingAssociation {

    private static final double GATE = 16;
    private static final double FAINT_COST = 4;
    private static final double LEAST_SHARE = 0.01;
    private static final int MOST_LONE = 2;

    private final List<LiveTrack> tracks;
    private final List<Strobe> strobes;
    private final LearntBearings learnt;
    private final CandidatePairs pairs;
    private final PairProbabilities found;

    /// @param isFree by index of the track, whether it may take a bearing
    BearingAssociation(
            List<LiveTrack> tracks,
            List<Strobe> strobes,
            LearntBearings learnt,
            TrackletMemory memory,
            IntPredicate isFree) {
        this.tracks = tracks;
        this.strobes = strobes;
        this.learnt = learnt;
        this.pairs = new CandidatePairs(tracks.size(), strobes.size());
        for (int column = 0; column < strobes.size(); column++) {
            long former = memory.trackOf(strobes.get(column));
            for (int row = 0; row < tracks.size(); row++) {
                if (isFree.test(row)) {
                    addPair(row, column, former);
                }
            }
        }
        this.found = new PairProbabilities(pairs);
    }

    private void addPair(int row, int column, long former) {
        LiveTrack track = tracks.get(row);
        Strobe strobe = strobes.get(column);
        Fit fit = track.fit(strobe);
        if (fit.squaredDistance() > GATE) {
            return;
        }
        double cost = -2 * (evidence(strobe, fit) - Math.log(1 - learnt.detectionProbability()));
        cost += Association.priorCost(track, former);
        if (cost < FAINT_COST) {
            pairs.add(row, column, cost);
        }
    }

    private double evidence(Strobe strobe, Fit fit) {
        double clutter = learnt.clutterPerRadian(strobe.sensor(), strobe.azimuthRadians());
        return Math.log(learnt.detectionProbability() * Math.max(fit.density(), 1e-300) / clutter);
    }

    /// Whether so few things have never had a place that all may be shown along their directions: many are lamps on a pier,
    /// and would hide what matters.
    static boolean areLoneFew(List<LiveTrack> tracks) {
        return tracks.stream()
                        .filter(track -> track.status != TrackStatus.TENTATIVE)
                        .filter(track -> track.place.isOpen())
                        .limit(MOST_LONE + 1)
                        .count()
                <= MOST_LONE;
    }

    /// Whether it is more likely than not that one of the bearings is the track's.
    boolean isReported(int row) {
        return found.ofRow(row) >= 0.5;
    }

    /// Whether a bearing is more likely some track's than not.
    boolean isTaken(int column) {
        return found.ofColumn(column) > 0.5;
    }

    /// The bearing that is most likely a reported track's own.
    Strobe strobeOf(int row) {
        return strobes.get(pairs.column(found.likeliestOf(row)));
    }

    TrackUpdate update(int row) {
        Strobe strobe = strobeOf(row);
        return new TrackUpdate(
                strobe,
                strobe.validTime(),
                tracks.get(row).fit(strobe).squaredDistance(),
                pairs.rowsFor(pairs.column(found.likeliestOf(row))) - 1);
    }

    /// The bearings that may be a track's own, with how likely each one is.
    List<Chance> chances(int row) {
        List<Chance> chances = new ArrayList<>();
        LiveTrack track = tracks.get(row);
        found.forEachOf(
                row,
                pair -> {
                    if (found.of(pair) > LEAST_SHARE) {
                        Strobe strobe = strobes.get(pairs.column(pair));
                        chances.add(
                                new Chance.Bearing(
                                        strobe.sensorPosition(),
                                        strobe.azimuthRadians(),
                                        strobe.azimuthSigmaRadians() * looser(track, strobe),
                                        found.of(pair)));
                    }
                });
        return chances;
    }

    private double looser(LiveTrack track, Strobe strobe) {
        return Math.sqrt(
                learnt.inflation(strobe.sensor(), track.secondsSinceSame(strobe.sensor())));
    }

    /// How much the bearing adds to the belief that a reported track is real.
    double evidence(int row) {
        Strobe strobe = strobeOf(row);
        return evidence(strobe, tracks.get(row).fit(strobe));
    }
}
