package org.marsad.follow;

import java.util.Arrays;
import org.marsad.associate.CandidatePairs;

/// Pairs what is followed with what is detected in one frame, in rounds; who found a partner in one round
/// is out of the next. In each the sum of the similarities is the greatest possible.
///
/// The similarities of all with all are worked out once, into rows of a table of pairs; a round
/// only picks from it.
final class Pairing {

    private static final int[] NOBODY = {};

    private final double leastSimilarity;
    private final CandidatePairs round = new CandidatePairs(0, 0);
    private int[] column = new int[64];
    private double[] similarity = new double[64];
    private int[] firstPair = new int[16];
    private int pairs;

    Pairing(double leastSimilarity) {
        this.leastSimilarity = leastSimilarity;
    }

    /// Which things of which round: established, tentative, or established and out of sight.
    enum Who {
        ESTABLISHED,
        TENTATIVE,
        UNSEEN
    }

    /// Which detections: those believed at least so far, and less than so far.
    record Beliefs(double least, double below) {

        boolean hold(double belief) {
            return belief >= least && belief < below;
        }
    }

    /// Compares every thing with every detection.
    void compare(Followed[] followed, int count, FrameDetections seen) {
        if (firstPair.length <= count) {
            firstPair = new int[2 * count + 1];
        }
        pairs = 0;
        for (int row = 0; row < count; row++) {
            firstPair[row] = pairs;
            compare(followed[row], seen);
        }
        firstPair[count] = pairs;
    }

    /// Most pairs are far apart: they are seen off before anything is worked out.
    private void compare(Followed one, FrameDetections seen) {
        double x = one.filter.x;
        double y = one.filter.y;
        double size = Math.sqrt(one.filter.width * one.filter.height);
        double reach = Similarity.mostReach(size) + Similarity.mostDoubt(one.sigmaPixels);
        double reachX = reach + one.filter.width / 2;
        double reachY = reach + one.filter.height / 2;
        double[] xs = seen.x;
        double[] ys = seen.y;
        for (int i = 0; i < seen.size; i++) {
            if (Math.abs(xs[i] - x) < reachX + seen.reachX[i]
                    && Math.abs(ys[i] - y) < reachY + seen.reachY[i]) {
                double value = Similarity.of(one.filter, one.sigmaPixels, seen, i);
                if (value > leastSimilarity) {
                    add(i, value);
                }
            }
        }
    }

    private void add(int i, double value) {
        if (pairs == column.length) {
            column = Arrays.copyOf(column, 2 * pairs);
            similarity = Arrays.copyOf(similarity, 2 * pairs);
        }
        column[pairs] = i;
        similarity[pairs] = value;
        pairs++;
    }

    /// For each thing its detection, or −1; empty when nobody finds one.
    int[] byPrediction(
            Followed[] followed, int count, FrameDetections seen, Who who, Beliefs what) {
        round.clear(count, seen.size);
        int added = 0;
        for (int row = 0; row < count; row++) {
            if (takesPart(followed[row], who)) {
                for (int pair = firstPair[row]; pair < firstPair[row + 1]; pair++) {
                    int i = column[pair];
                    if (!seen.taken[i] && what.hold(seen.belief[i])) {
                        round.add(row, i, -similarity[pair]);
                        added++;
                    }
                }
            }
        }
        return added == 0 ? NOBODY : round.assign(0);
    }

    /// The same against the box where each was last seen: it may have stopped while hidden.
    int[] byLastSight(Followed[] followed, int count, FrameDetections seen, Beliefs what) {
        round.clear(count, seen.size);
        int added = 0;
        for (int row = 0; row < count; row++) {
            if (takesPart(followed[row], Who.UNSEEN)) {
                for (int i = 0; i < seen.size; i++) {
                    if (!seen.taken[i] && what.hold(seen.belief[i])) {
                        double value = Similarity.atLastSight(followed[row], seen, i);
                        if (value > leastSimilarity) {
                            round.add(row, i, -value);
                            added++;
                        }
                    }
                }
            }
        }
        return added == 0 ? NOBODY : round.assign(0);
    }

    private static boolean takesPart(Followed one, Who who) {
        return !one.isSeen
                && switch (who) {
                    case ESTABLISHED -> one.isEstablished;
                    case TENTATIVE -> !one.isEstablished;
                    case UNSEEN -> one.isEstablished && one.isUnseen();
                };
    }
}
