package org.marsad.bench.score.world;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.marsad.bench.score.PairTable;
import org.marsad.bench.score.SparseAssignment;

/// Counts over all epochs. CLEAR MOT takes the pairs it is given; the HOTA by distance matches each epoch
/// afresh at each of its three gates.
final class CourseCount {

    private static final int NONE = -1;

    private final double gateMetres;
    private final double[] hotaGatesMetres;
    private final List<PairCount> matched;
    private final PairCount together;
    private final int[] targetReports;
    private final int[] trackReports;
    private final int[] lastTrack;
    private int matches;
    private int switches;
    private double squares;

    CourseCount(int targets, int tracks, double gateMetres) {
        this.gateMetres = gateMetres;
        hotaGatesMetres = new double[] {gateMetres / 4, gateMetres / 2, gateMetres};
        matched = Stream.generate(() -> new PairCount(targets, tracks)).limit(3).toList();
        together = new PairCount(targets, tracks);
        targetReports = new int[targets];
        trackReports = new int[tracks];
        lastTrack = new int[targets];
        Arrays.fill(lastTrack, NONE);
    }

    /// @param pairs of {@link ClearMatching}
    CourseScore count(List<Epoch> epochs, List<int[]> pairs) {
        for (int k = 0; k < epochs.size(); k++) {
            countReports(epochs.get(k));
            countClear(epochs.get(k), pairs.get(k));
            countPairs(epochs.get(k));
        }
        int truth = Arrays.stream(targetReports).sum();
        int reported = Arrays.stream(trackReports).sum();
        int misses = truth - matches;
        int falsePositives = reported - matches;
        return new CourseScore(
                1 - (double) (misses + falsePositives + switches) / truth,
                Math.sqrt(squares / Math.max(1, matches)),
                2 * idMatches() / (truth + reported),
                hota(truth + reported),
                switches,
                misses,
                falsePositives);
    }

    private void countReports(Epoch epoch) {
        for (int target : epoch.targets) {
            targetReports[target]++;
        }
        for (int track : epoch.tracks) {
            trackReports[track]++;
        }
        PairTable distances = epoch.distances;
        for (int i = 0; i < distances.rows(); i++) {
            for (int pair = distances.from(i); pair < distances.to(i); pair++) {
                if (distances.value(pair) <= gateMetres) {
                    together.add(epoch.targets[i], epoch.tracks[distances.column(pair)]);
                }
            }
        }
    }

    private void countClear(Epoch epoch, int[] columnOf) {
        for (int i = 0; i < columnOf.length; i++) {
            if (columnOf[i] < 0) {
                continue;
            }
            int target = epoch.targets[i];
            int track = epoch.tracks[columnOf[i]];
            double distance = epoch.distances.valueOf(i, columnOf[i]);
            matches++;
            squares += distance * distance;
            switches += lastTrack[target] != NONE && lastTrack[target] != track ? 1 : 0;
            lastTrack[target] = track;
        }
    }

    private void countPairs(Epoch epoch) {
        for (int g = 0; g < hotaGatesMetres.length; g++) {
            int[] columnOf = Epoch.matchAfresh(epoch.distances, hotaGatesMetres[g]);
            for (int i = 0; i < columnOf.length; i++) {
                if (columnOf[i] >= 0) {
                    matched.get(g).add(epoch.targets[i], epoch.tracks[columnOf[i]]);
                }
            }
        }
    }

    private double idMatches() {
        PairTable epochsTogether = together.table();
        int[] trackOf = SparseAssignment.mostGain(epochsTogether);
        double sum = 0;
        for (int target = 0; target < trackOf.length; target++) {
            sum += trackOf[target] < 0 ? 0 : epochsTogether.valueOf(target, trackOf[target]);
        }
        return sum;
    }

    private CourseScore.DistanceHota hota(int reports) {
        double hota = 0;
        double detection = 0;
        double association = 0;
        for (PairCount count : matched) {
            PairTable table = count.table();
            double inGate = 0;
            double shares = 0;
            for (int i = 0; i < table.rows(); i++) {
                for (int pair = table.from(i); pair < table.to(i); pair++) {
                    double n = table.value(pair);
                    inGate += n;
                    shares += n * n / (targetReports[i] + trackReports[table.column(pair)] - n);
                }
            }
            double detected = inGate / Math.max(1, reports - inGate);
            double associated = shares / Math.max(1, inGate);
            detection += detected;
            association += associated;
            hota += Math.sqrt(detected * associated);
        }
        double gates = matched.size();
        return new CourseScore.DistanceHota(hota / gates, detection / gates, association / gates);
    }
}
