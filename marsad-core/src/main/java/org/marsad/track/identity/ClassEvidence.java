package org.marsad.track.identity;

import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;
import org.marsad.track.motion.Estimate;

/// What a track is, gathered over its reports, by its looks and by how fast it moves: naive Bayes over the
/// four known classes from an even start. Looks at the same thing a moment apart are nearly the same look, so each one counts by the
/// time since the one before, one second for a whole vote; belief is capped so that it can turn.
public final class ClassEvidence {

    private static final ObjectClass[] KNOWN = {
        ObjectClass.PERSON, ObjectClass.VEHICLE, ObjectClass.ANIMAL, ObjectClass.AIRCRAFT
    };

    /// People in the open who run faster than this are rare, m/s.
    private static final double RUNNER_SPEED = 6;

    /// How likely each class, in the order of {@link #KNOWN}, is to be seen faster than that, against a vehicle.
    private static final double[] FAST = {0.02, 1, 0.1, 1};

    /// Slower, it may be anything that stands.
    private static final double STANDING_SPEED = 0.5;

    private static final double WALKER_SPEED = 4;

    /// How likely each class is to be seen between these two, against a person.
    private static final double[] WALKING = {1, 0.03, 1, 0.01};

    private static final double WHOLE_VOTE_SECONDS = 1;
    private static final double LEAST_VOTE = 0.1;
    private static final double DEEPEST = -7;

    private final double[] logWeights = new double[KNOWN.length];
    private Classification result = Classification.UNKNOWN;

    public ClassEvidence() {}

    public ClassEvidence(ClassEvidence other) {
        System.arraycopy(other.logWeights, 0, logWeights, 0, logWeights.length);
        result = other.result;
    }

    /// Takes in one look, so many seconds after the one before.
    public void add(Classification look, double secondsSinceLast) {
        if (look.objectClass() == ObjectClass.UNKNOWN || look.confidence() == 0) {
            return;
        }
        double sure = Math.clamp(look.confidence(), 0.01, 0.98);
        double[] likelihoods = new double[KNOWN.length];
        for (int i = 0; i < KNOWN.length; i++) {
            likelihoods[i] = KNOWN[i] == look.objectClass() ? sure : (1 - sure) / 3;
        }
        vote(likelihoods, secondsSinceLast);
    }

    /// Takes in how fast it moves: what keeps to walking pace walks, unless it clearly looks like a
    /// vehicle; what nobody runs drives.
    public void addSpeed(Estimate estimate, double secondsSinceLast) {
        double speed = estimate.speedMetresPerSecond();
        double sigma = estimate.speedSigmaMetresPerSecond();
        if (speed - 2 * sigma > RUNNER_SPEED) {
            vote(FAST, secondsSinceLast);
        } else if (speed > STANDING_SPEED && speed + 2 * sigma < WALKER_SPEED) {
            vote(WALKING, secondsSinceLast);
        }
    }

    private void vote(double[] likelihoods, double secondsSinceLast) {
        double vote = Math.clamp(secondsSinceLast / WHOLE_VOTE_SECONDS, LEAST_VOTE, 1);
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < KNOWN.length; i++) {
            logWeights[i] += vote * Math.log(likelihoods[i]);
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
    public void join(ClassEvidence other) {
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

    public Classification classification() {
        return result;
    }
}
