package org.marsad.bench.score.world;

import java.util.Arrays;
import java.util.List;
import org.marsad.bench.score.Assignment;

/// Counts over all epochs. CLEAR MOT keeps the pairs of the epoch before while they are inside the gate; the
/// HOTA by distance matches each epoch afresh at each of its three gates.
final class CourseCount {

    private static final int NONE = -1;

    private final double gateMetres;
    private final double[] hotaGatesMetres;
    private final int[][][] pairs;
    private final double[][] together;
    private final int[] targetReports;
    private final int[] trackReports;
    private final int[] lastTrack;
    private int[] trackAtEpochBefore;
    private int matches;
    private int switches;
    private double squares;

    CourseCount(int targets, int tracks, double gateMetres) {
        this.gateMetres = gateMetres;
        hotaGatesMetres = new double[] {gateMetres / 4, gateMetres / 2, gateMetres};
        pairs = new int[hotaGatesMetres.length][targets][tracks];
        together = new double[targets][tracks];
        targetReports = new int[targets];
        trackReports = new int[tracks];
        lastTrack = new int[targets];
        trackAtEpochBefore = new int[targets];
        Arrays.fill(lastTrack, NONE);
        Arrays.fill(trackAtEpochBefore, NONE);
    }

    CourseScore count(List<Epoch> epochs) {
        for (Epoch epoch : epochs) {
            countReports(epoch);
            countClear(epoch);
            countPairs(epoch);
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
        for (int i = 0; i < epoch.targets.length; i++) {
            for (int j = 0; j < epoch.tracks.length; j++) {
                together[epoch.targets[i]][epoch.tracks[j]] +=
                        epoch.distances[i][j] <= gateMetres ? 1 : 0;
            }
        }
    }

    private void countClear(Epoch epoch) {
        int[] matched = Epoch.match(epoch.distances, gateMetres, kept(epoch));
        int[] trackNow = new int[lastTrack.length];
        Arrays.fill(trackNow, NONE);
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] < 0) {
                continue;
            }
            int target = epoch.targets[i];
            int track = epoch.tracks[matched[i]];
            double distance = epoch.distances[i][matched[i]];
            matches++;
            squares += distance * distance;
            switches += lastTrack[target] != NONE && lastTrack[target] != track ? 1 : 0;
            lastTrack[target] = track;
            trackNow[target] = track;
        }
        trackAtEpochBefore = trackNow;
    }

    private int[] kept(Epoch epoch) {
        int[] kept = new int[epoch.targets.length];
        for (int i = 0; i < kept.length; i++) {
            int j = indexOf(epoch.tracks, trackAtEpochBefore[epoch.targets[i]]);
            kept[i] = j >= 0 && epoch.distances[i][j] <= gateMetres ? j : NONE;
        }
        return kept;
    }

    private static int indexOf(int[] numbers, int number) {
        return number == NONE ? NONE : Math.max(NONE, Arrays.binarySearch(numbers, number));
    }

    private void countPairs(Epoch epoch) {
        int[] nothingKept = new int[epoch.targets.length];
        Arrays.fill(nothingKept, NONE);
        for (int g = 0; g < hotaGatesMetres.length; g++) {
            int[] matched = Epoch.match(epoch.distances, hotaGatesMetres[g], nothingKept);
            for (int i = 0; i < matched.length; i++) {
                if (matched[i] >= 0) {
                    pairs[g][epoch.targets[i]][epoch.tracks[matched[i]]]++;
                }
            }
        }
    }

    private double idMatches() {
        int[] trackOf = Assignment.mostGain(together);
        double sum = 0;
        for (int target = 0; target < trackOf.length; target++) {
            sum += trackOf[target] < 0 ? 0 : together[target][trackOf[target]];
        }
        return sum;
    }

    private double hota(int reports) {
        double sum = 0;
        for (int[][] both : pairs) {
            double matched = 0;
            double association = 0;
            for (int i = 0; i < both.length; i++) {
                for (int j = 0; j < both[i].length; j++) {
                    double n = both[i][j];
                    matched += n;
                    association += n * n / (targetReports[i] + trackReports[j] - n);
                }
            }
            double detection = matched / Math.max(1, reports - matched);
            sum += Math.sqrt(detection * association / Math.max(1, matched));
        }
        return sum / pairs.length;
    }
}
