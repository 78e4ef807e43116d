package org.marsad.track.motion;

import java.util.List;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;

/// Where a thing may be, as an interacting multiple model (Blom and Bar-Shalom, "The interacting
/// multiple model algorithm for systems with Markovian switching coefficients", IEEE TAC 33, 1988):
/// three Kalman filters (standing still, moving steadily, manoeuvring) with a probability each. The
/// filters exchange their states once between two reports, never while a thing is unseen, so that a
/// long-hidden thing keeps two clear guesses: it stopped where it was last seen, or it went on.
///
/// Changed in place, so that a track needs two of them and no more: one as of its last report, one
/// brought forward from it.
public final class MotionMixture {

    private static final double LONGEST_MIXING_SECONDS = 5;
    private static final double STOPS_PER_SECOND = 0.005;
    private static final double STARTS_PER_SECOND = 0.1;
    private static final double TURNS_PER_SECOND = 0.0035;
    private static final double STRAIGHTENS_PER_SECOND = 0.05;

    private static final double LEAST_OMEGA = 0.01;
    private static final int OMEGA_STEPS = 24;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /// A determinant that shrinks by less is rounding.
    private static final double NEWS = 1 - 1e-6;

    private final MotionState[] states = {new MotionState(), new MotionState(), new MotionState()};
    private final double[] weights = new double[MotionModel.COUNT];

    /// A thing seen for the first time: its velocity is open.
    public void start(EastNorthUp position, GroundCovariance covariance, ObjectClass objectClass) {
        double speedVariance = Math.pow(MotionModel.startSpeedSigma(objectClass), 2);
        for (MotionState state : states) {
            state.start(position.eastMetres(), position.northMetres(), covariance, speedVariance);
        }
        weights[0] = 0.2;
        weights[1] = 0.4;
        weights[2] = 0.4;
    }

    /// Goes on from what was last known, all models alike.
    public void resume(Estimate estimate, double stillProbability) {
        for (MotionState state : states) {
            state.resume(estimate);
        }
        weights[0] = stillProbability;
        weights[1] = (1 - stillProbability) / 2;
        weights[2] = (1 - stillProbability) / 2;
        normalise();
    }

    public void copy(MotionMixture other) {
        for (int i = 0; i < states.length; i++) {
            states[i].copy(other.states[i]);
            weights[i] = other.weights[i];
        }
    }

    /// Becomes what another will be. Silence speaks for standing only once reports are overdue.
    public void predict(
            MotionMixture before, double seconds, ObjectClass objectClass, double overdueSeconds) {
        if (seconds <= 0) {
            copy(before);
            return;
        }
        MotionModel[] models = MotionModel.of(objectClass);
        double[][] switching =
                switching(
                        Math.min(seconds, LONGEST_MIXING_SECONDS),
                        MotionModel.stopsPerSilentSecond(objectClass)
                                * Math.clamp(overdueSeconds, 0, LONGEST_MIXING_SECONDS));
        for (int to = 0; to < MotionModel.COUNT; to++) {
            double weight = 0;
            for (int from = 0; from < MotionModel.COUNT; from++) {
                weight += switching[from][to] * before.weights[from];
            }
            weights[to] = weight;
            MotionState mixed = states[to];
            mixed.clear();
            for (int from = 0; from < MotionModel.COUNT; from++) {
                mixed.addMean(
                        before.states[from], switching[from][to] * before.weights[from] / weight);
            }
            for (int from = 0; from < MotionModel.COUNT; from++) {
                mixed.addSpread(
                        before.states[from], switching[from][to] * before.weights[from] / weight);
            }
            mixed.predict(seconds, models[to]);
        }
    }

    private static double[][] switching(double seconds, double stopsInSilence) {
        double stop = 1 - Math.exp(-STOPS_PER_SECOND * seconds - stopsInSilence);
        double turn = 1 - Math.exp(-TURNS_PER_SECOND * seconds);
        double straighten = 1 - Math.exp(-STRAIGHTENS_PER_SECOND * seconds);
        double start = 1 - Math.exp(-STARTS_PER_SECOND * seconds);
        return new double[][] {
            {1 - start, start / 2, start / 2},
            {stop, (1 - stop) * (1 - turn), (1 - stop) * turn},
            {stop, (1 - stop) * straighten, (1 - stop) * (1 - straighten)}
        };
    }

    /// How well a place fits: the density of all models together, and the smallest distance².
    Fit fit(Chance.Place seen) {
        double density = 0;
        double nearest = Double.POSITIVE_INFINITY;
        GroundCovariance noise = seen.noise();
        for (int i = 0; i < states.length; i++) {
            MotionState s = states[i].before(seen.lateSeconds());
            double see = s.ee + noise.eastEast();
            double sen = s.en + noise.eastNorth();
            double snn = s.nn + noise.northNorth();
            double determinant = see * snn - sen * sen;
            double de = seen.east() - s.e;
            double dn = seen.north() - s.n;
            double squared = (snn * de * de - 2 * sen * de * dn + see * dn * dn) / determinant;
            density += weights[i] * Math.exp(-squared / 2) / (2 * Math.PI * Math.sqrt(determinant));
            nearest = Math.min(nearest, squared);
        }
        return new Fit(density, nearest);
    }

    /// @param density per square metre of a place, per radian of a bearing
    /// @param squaredDistance Mahalanobis distance² from the nearest model
    public record Fit(double density, double squaredDistance) {}

    /// Takes in a place; each model by its own gain, weights by how well each one foretold it.
    void update(Chance.Place seen) {
        for (int i = 0; i < states.length; i++) {
            states[i].goOn(-seen.lateSeconds());
            weights[i] *= states[i].update(seen.east(), seen.north(), seen.noise());
            states[i].goOn(seen.lateSeconds());
        }
        normalise();
    }

    /// Becomes what several others say together, each model by itself, by their shares, which add up to 1.
    public void blend(List<MotionMixture> parts, double[] shares) {
        for (int i = 0; i < states.length; i++) {
            double weight = 0;
            for (int k = 0; k < shares.length; k++) {
                weight += shares[k] * parts.get(k).weights[i];
            }
            weights[i] = weight;
            states[i].clear();
            for (int k = 0; k < shares.length; k++) {
                MotionMixture part = parts.get(k);
                states[i].addMean(part.states[i], shares[k] * part.weights[i] / weight);
            }
            for (int k = 0; k < shares.length; k++) {
                MotionMixture part = parts.get(k);
                states[i].addSpread(part.states[i], shares[k] * part.weights[i] / weight);
            }
        }
        normalise();
    }

    /// Takes in a bearing.
    void updateBearing(Chance.Bearing seen) {
        double noise = seen.sigmaRadians() * seen.sigmaRadians();
        for (int i = 0; i < states.length; i++) {
            Innovation innovation = Innovation.of(states[i], seen);
            weights[i] *= Math.exp(-Math.min(innovation.squared(), 600) / 2);
            weights[i] /= Math.sqrt(innovation.variance);
            states[i].updateScalar(
                    innovation.radians, innovation.slopeEast, innovation.slopeNorth, noise);
        }
        normalise();
    }

    /// How well a bearing fits: density per radian, smallest distance² (chi-squared, one degree of freedom).
    Fit fitBearing(Chance.Bearing seen) {
        double density = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < states.length; i++) {
            Innovation innovation = Innovation.of(states[i], seen);
            density +=
                    weights[i]
                            * Math.exp(-innovation.squared() / 2)
                            / Math.sqrt(2 * Math.PI * innovation.variance);
            nearest = Math.min(nearest, innovation.squared());
        }
        return new Fit(density, nearest);
    }

    /// How far a bearing is from where a state should be seen, and how it changes with the place: radians per metre.
    private record Innovation(
            double radians, double slopeEast, double slopeNorth, double variance) {

        static Innovation of(MotionState state, Chance.Bearing seen) {
            double de = state.e - seen.from().eastMetres();
            double dn = state.n - seen.from().northMetres();
            double squared = Math.max(de * de + dn * dn, 1);
            double east = dn / squared;
            double north = -de / squared;
            double variance =
                    east * east * state.ee
                            + 2 * east * north * state.en
                            + north * north * state.nn
                            + seen.sigmaRadians() * seen.sigmaRadians();
            return new Innovation(
                    Math.IEEEremainder(seen.azimuthRadians() - Math.atan2(de, dn), 2 * Math.PI),
                    east,
                    north,
                    variance);
        }

        double squared() {
            return radians * radians / variance;
        }
    }

    private void normalise() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(weights[i], 1e-300);
            sum += weights[i];
        }
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(weights[i] / sum, 1e-4);
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
    }

    /// The share of this in the intersection with what a partner says that leaves the least determinant of place and
    /// velocity together (the place alone would let a partner's poor velocity in). The determinant's logarithm is convex in
    /// the share, so a golden-section search of a fixed number of steps finds the least. 1 when the partner adds nothing.
    double findOmega(Estimate partner) {
        MotionState own = together(MotionModel.STILL);
        double low = LEAST_OMEGA;
        double high = 1;
        for (int i = 0; i < OMEGA_STEPS; i++) {
            double step = GOLDEN * (high - low);
            if (spread(own, partner, high - step) < spread(own, partner, low + step)) {
                high = low + step;
            } else {
                low = high - step;
            }
        }
        double best = (low + high) / 2;
        return spread(own, partner, best) < NEWS * own.determinant() ? best : 1;
    }

    private static double spread(MotionState own, Estimate partner, double omega) {
        MotionState both = new MotionState();
        both.copy(own);
        both.intersect(partner, omega);
        return both.determinant();
    }

    void loosenPlace(GroundCovariance apart) {
        for (MotionState state : states) {
            state.loosenPlace(apart);
        }
    }

    /// Takes in what a partner says as {@link MotionState#intersect} does, each model with the same share. Weights go by
    /// the integral of the product of the densities, each to the power of its share, so that news that is none
    /// changes none. Gives their sum before they are normalised.
    double intersect(Estimate partner, double omega) {
        double sum = 0;
        for (int i = 0; i < states.length; i++) {
            double before = Math.pow(states[i].determinant(), (1 - omega) / 2);
            weights[i] *= before * states[i].intersect(partner, omega);
            sum += weights[i];
        }
        normalise();
        return sum;
    }

    /// Squared distance in place and velocity between what this and another say, in this one's covariances.
    double squaredDistance(MotionMixture other) {
        Estimate a = together();
        Estimate b = other.together();
        return a.placeCovariance()
                        .squaredMahalanobis(
                                b.eastMetres() - a.eastMetres(), b.northMetres() - a.northMetres())
                + a.velocityCovariance()
                        .squaredMahalanobis(
                                b.eastMetresPerSecond() - a.eastMetresPerSecond(),
                                b.northMetresPerSecond() - a.northMetresPerSecond());
    }

    public boolean isStill() {
        return likeliest() == MotionModel.STILL;
    }

    private int likeliest() {
        return weights[0] >= weights[1] && weights[0] >= weights[2]
                ? 0
                : weights[1] >= weights[2] ? 1 : 2;
    }

    /// The guess to act on while nothing is seen: standing, going on, or turning.
    public Estimate likeliestGuess() {
        return states[likeliest()].estimate();
    }

    /// All models in one Gaussian.
    public Estimate together() {
        return together(MotionModel.STILL).estimate();
    }

    /// Where it is if it goes on.
    public Estimate moving() {
        return together(MotionModel.STILL + 1).estimate();
    }

    /// Where it is if it stands.
    public Estimate standing() {
        return states[MotionModel.STILL].estimate();
    }

    /// How often a thing of this class comes to a stop, per second of silence.
    public static double stopsPerSilentSecond(ObjectClass objectClass) {
        return MotionModel.stopsPerSilentSecond(objectClass);
    }

    /// How likely it stands, 0 to 1.
    public double stillProbability() {
        return weights[MotionModel.STILL];
    }

    private MotionState together(int first) {
        double sum = 0;
        for (int i = first; i < states.length; i++) {
            sum += weights[i];
        }
        MotionState all = new MotionState();
        for (int i = first; i < states.length; i++) {
            all.addMean(states[i], weights[i] / sum);
        }
        for (int i = first; i < states.length; i++) {
            all.addSpread(states[i], weights[i] / sum);
        }
        return all;
    }

    /// Adds the box that holds every model's gate after some seconds, without working the models out: from where
    /// it is if it stands to where it is if it goes on, and as far around as the most restless model may get.
    void extend(
            Extent box, double seconds, ObjectClass objectClass, double sigmas, double mostMetres) {
        double noise = MotionModel.restlessness(objectClass) * seconds * seconds * seconds / 3;
        for (MotionState state : states) {
            double east = state.ee + 2 * seconds * state.eu + seconds * seconds * state.uu + noise;
            double north = state.nn + 2 * seconds * state.nv + seconds * seconds * state.vv + noise;
            double aroundEast = Math.min(sigmas * Math.sqrt(Math.max(east, state.ee)), mostMetres);
            double aroundNorth =
                    Math.min(sigmas * Math.sqrt(Math.max(north, state.nn)), mostMetres);
            box.add(state.e, state.n, aroundEast, aroundNorth);
            box.add(
                    state.e + seconds * state.u,
                    state.n + seconds * state.v,
                    aroundEast,
                    aroundNorth);
        }
    }

    double roughEast(double seconds) {
        MotionState state = states[likeliest()];
        return state.e + seconds * state.u;
    }

    double roughNorth(double seconds) {
        MotionState state = states[likeliest()];
        return state.n + seconds * state.v;
    }
}
