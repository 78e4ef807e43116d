package org.marsad.track;

import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;

/// What a track is, gathered over its reports: naive Bayes over the four known classes from an even
/// start. Looks at the same thing a moment apart are nearly the same look, so each one counts by the
/// time since the one before, one second for a whole vote; belief is capped so that it can turn.
final class ClassEvidence {

    private static final ObjectClass[] KNOWN = {
        ObjectClass.PERSON, ObjectClass.VEHICLE, ObjectClass.ANIMAL, ObjectClass.AIRCRAFT
    };
    private static final double WHOLE_VOTE_SECONDS = 1;
    private static final double LEAST_VOTE = 0.1;
    private static final double DEEPEST = -7;

    private final double[] logWeights = new double[KNOWN.length];
    private Classification result = Classification.UNKNOWN;

    /// Takes in one look, so many seconds after the one before.
    void add(Classification look, double secondsSinceLast) {
        if (look.objectClass() == ObjectClass.UNKNOWN || look.confidence() == 0) {
            return;
        }
        double vote = Math.clamp(secondsSinceLast / WHOLE_VOTE_SECONDS, LEAST_VOTE, 1);
        double sure = Math.clamp(look.confidence(), 0.01, 0.98);
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < KNOWN.length; i++) {
            double likelihood = KNOWN[i] == look.objectClass() ? sure : (1 - sure) / 3;
            logWeights[i] += vote * Math.log(likelihood);
            best = Math.max(best, logWeights[i]);
        }
        double sum = 0;
        int likeliest = 0;
        for (int i = 0; i < KNOWN.length; i++) {
            logWeights[i] = Math.max(logWeights[i] - best, DEEPEST);
            sum += Math.exp(logWeights[i]);
            likeliest = logWeights[i] > logWeights[likeliest] ? i : likeliest;
        }
        result = new Classification(KNOWN[likeliest], Math.exp(logWeights[likeliest]) / sum);
    }

    /// Takes over what another track had gathered about the same thing.
    void join(ClassEvidence other) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < KNOWN.length; i++) {
            logWeights[i] += other.logWeights[i];
            best = Math.max(best, logWeights[i]);
        }
        for (int i = 0; i < KNOWN.length; i++) {
            logWeights[i] = Math.max(logWeights[i] - best, DEEPEST);
        }
        if (result.objectClass() == ObjectClass.UNKNOWN) {
            result = other.result;
        }
    }

    Classification classification() {
        return result;
    }
}
