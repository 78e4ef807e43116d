package org.marsad.follow;

/// How far a detection of a given confidence can be believed, learnt on line from what became of
/// others like it. Detectors score on scales of their own: a confidence of 0.3 is a person in one file
/// and a lamp post in the next. What tells them apart without truth is time. A thing is there again in the
/// next frame, noise is not. So each detection that continues something counts for its confidence by the share
/// of the last quarter second in which that thing was seen, and each that continues nothing counts
/// nought.
///
/// Ten classes of confidence, straight lines between their middles. Each starts as if {@link #PRIOR_COUNT}
/// detections had gone as its confidence says, and is halved when it has grown old, so that a change of the
/// weather is learnt. However bad the experience, half of what the confidence says is left: a
/// follower must never go blind to what its detector is sure of.
final class ScoreBelief {

    private static final int CLASSES = 10;
    private static final double PRIOR_AT_NOUGHT = 0.2;
    private static final double PRIOR_STEEPEST = 1.8;
    private static final double PRIOR_COUNT = 20;
    private static final double PRIOR_LEFT = 0.5;
    private static final double MOST_COUNT = 2000;

    private final double[] continued = new double[CLASSES];
    private final double[] count = new double[CLASSES];

    ScoreBelief() {
        for (int i = 0; i < CLASSES; i++) {
            count[i] = PRIOR_COUNT;
            continued[i] = PRIOR_COUNT * Math.min(prior((i + 0.5) / CLASSES), 0.95);
        }
    }

    double of(double confidence) {
        double place = confidence * CLASSES - 0.5;
        int below = Math.clamp((int) Math.floor(place), 0, CLASSES - 1);
        int above = Math.min(below + 1, CLASSES - 1);
        double share = Math.clamp(place - below, 0, 1);
        return (1 - share) * continued[below] / count[below]
                + share * continued[above] / count[above];
    }

    /// What is believed at least.
    static double least(double confidence) {
        return PRIOR_LEFT * prior(confidence);
    }

    private static double prior(double confidence) {
        return Math.min(
                PRIOR_AT_NOUGHT + (1 - PRIOR_AT_NOUGHT) * confidence, PRIOR_STEEPEST * confidence);
    }

    /// @param steadiness of what the detection continued, 0 to 1; 0 when it continued nothing
    void learn(double confidence, double steadiness) {
        int i = Math.min((int) (confidence * CLASSES), CLASSES - 1);
        if (count[i] >= MOST_COUNT) {
            count[i] /= 2;
            continued[i] /= 2;
        }
        count[i]++;
        continued[i] += steadiness;
    }
}
