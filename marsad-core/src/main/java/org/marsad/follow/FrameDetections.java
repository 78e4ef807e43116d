package org.marsad.follow;

import java.util.Arrays;
import java.util.List;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;

/// The detections of one frame, column by column, and how far each is believed. What the follower
/// cannot use is left out and counted.
final class FrameDetections {

    /// The rest of a fuller frame is left out: no scene holds so many things.
    private static final int MOST_DETECTIONS = 1000;

    private static final double SMALLEST_PIXELS = 0.1;
    private static final double LARGEST_PIXELS = 1e5;

    /// Squared overlap at which a rival takes all but a third of the belief.
    private static final double RIVAL_OVERLAP_SQUARED = 0.3;

    private static final double FRAGMENT_COVERED = 0.8;
    private static final double FRAGMENT_AREA_SHARE = 0.35;
    private static final double DOUBLE_OVERLAP = 0.3;

    int size;
    Detection[] detection = {};
    double[] x = {};
    double[] y = {};
    double[] width = {};
    double[] height = {};
    double[] belief = {};
    boolean[] taken = {};

    /// How far its part of the reach of {@link Similarity} goes, along either axis.
    double[] reachX = {};

    double[] reachY = {};
    private double[] rival = {};

    /// Takes a frame's detections in and says what had to be left out.
    Refusals fill(List<Detection> detections, Refusals refusals) {
        int most = Math.min(detections.size(), MOST_DETECTIONS);
        if (detection.length < most) {
            grow(2 * most);
        }
        Refusals refused = refusals;
        size = 0;
        for (int i = 0; i < most; i++) {
            Detection one = detections.get(i);
            if (isUsable(one.box())) {
                put(one);
            } else {
                refused = refused.withBox();
            }
        }
        int beyond = detections.size() - most;
        return beyond > 0 ? refused.withBeyondLimit(beyond) : refused;
    }

    private void grow(int capacity) {
        detection = new Detection[capacity];
        x = new double[capacity];
        y = new double[capacity];
        width = new double[capacity];
        height = new double[capacity];
        belief = new double[capacity];
        taken = new boolean[capacity];
        reachX = new double[capacity];
        reachY = new double[capacity];
        rival = new double[capacity];
    }

    private void put(Detection one) {
        PixelBox box = one.box();
        detection[size] = one;
        width[size] = box.width();
        height[size] = box.height();
        x[size] = box.left() + box.width() / 2;
        y[size] = box.top() + box.height() / 2;
        taken[size] = false;
        double reach = Similarity.mostReach(Math.sqrt(area(size)));
        reachX[size] = reach + box.width() / 2;
        reachY[size] = reach + box.height() / 2;
        size++;
    }

    private static boolean isUsable(PixelBox box) {
        return isSize(box.width())
                && isSize(box.height())
                && Math.abs(box.left()) <= LARGEST_PIXELS
                && Math.abs(box.top()) <= LARGEST_PIXELS;
    }

    private static boolean isSize(double pixels) {
        return pixels >= SMALLEST_PIXELS && pixels <= LARGEST_PIXELS;
    }

    /// Believes each detection as experience with its confidence and its size says, and less the more
    /// a surer one overlaps it (Bodla and others, "Soft-NMS", ICCV 2017): most detectors report some
    /// things twice.
    void believe(ScoreBelief byScore, SizeByPlace bySize) {
        findRivals();
        for (int i = 0; i < size; i++) {
            double confidence = detection[i].confidence();
            double weighed = bySize.weigh(byScore.of(confidence), foot(i), height[i]);
            double kept = Math.max(weighed, ScoreBelief.least(confidence));
            belief[i] =
                    rival[i] == 0
                            ? kept
                            : kept * Math.exp(-rival[i] * rival[i] / RIVAL_OVERLAP_SQUARED);
        }
    }

    private void findRivals() {
        Arrays.fill(rival, 0, size, 0);
        for (int i = 1; i < size; i++) {
            for (int j = 0; j < i; j++) {
                if (2 * Math.abs(x[i] - x[j]) < width[i] + width[j]
                        && 2 * Math.abs(y[i] - y[j]) < height[i] + height[j]) {
                    double shared =
                            Similarity.overlap(x[i], width[i], x[j], width[j])
                                    * Similarity.overlap(y[i], height[i], y[j], height[j]);
                    rate(i, j, shared / (area(i) + area(j) - shared));
                }
            }
        }
    }

    private void rate(int i, int j, double overlap) {
        double surer = detection[i].confidence() - detection[j].confidence();
        if (surer != 0) {
            int weaker = surer > 0 ? j : i;
            rival[weaker] = Math.max(rival[weaker], overlap);
        }
    }

    double foot(int i) {
        return y[i] + height[i] / 2;
    }

    double area(int i) {
        return width[i] * height[i];
    }

    /// A part of a thing just seen, or that thing once more.
    boolean belongsTo(int i, Followed seen) {
        double across = Similarity.overlap(x[i], width[i], seen.lastX, seen.lastWidth);
        double down = Similarity.overlap(y[i], height[i], seen.lastY, seen.lastHeight);
        if (across <= 0 || down <= 0) {
            return false;
        }
        double shared = across * down;
        double whole = seen.lastWidth * seen.lastHeight;
        boolean isFragment =
                shared > FRAGMENT_COVERED * area(i) && area(i) < FRAGMENT_AREA_SHARE * whole;
        return isFragment || shared > DOUBLE_OVERLAP * (area(i) + whole - shared);
    }
}
