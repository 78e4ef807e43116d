package org.marsad.track.motion;

import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;

/// Where a thing may be, as an interacting multiple model (Blom and Bar-Shalom, "The interacting
/// multiple model algorithm for systems with Markovian switching coefficients", IEEE TAC 33, 1988):
/// three Kalman filters (standing still, moving steadily, manoeuvring) with a probability each. The
/// filters exchange their states once between two reports, never while a thing is unseen, so that a
/// long-hidden thing keeps two clear guesses: it stopped where it was last seen, or it went on.
///
/// Immutable for callers: {@link #predict} and the updates return a new mixture.
public final class MotionMixture {

    private static final double LONGEST_MIXING_SECONDS = 5;
    private static final double STOPS_PER_SECOND = 0.01;
    private static final double STARTS_PER_SECOND = 0.15;
    private static final double TURNS_PER_SECOND = 0.04;
    private static final double STRAIGHTENS_PER_SECOND = 0.25;

    private final MotionState[] states;
    private final double[] weights;

    private MotionMixture(MotionState[] states, double[] weights) {
        this.states = states;
        this.weights = weights;
    }

    /// A thing seen for the first time: its velocity is open.
    public static MotionMixture start(
            EastNorthUp position, GroundCovariance covariance, ObjectClass objectClass) {
        double speedVariance = Math.pow(MotionModel.startSpeedSigma(objectClass), 2);
        MotionState[] states = new MotionState[MotionModel.COUNT];
        for (int i = 0; i < states.length; i++) {
            MotionState state = new MotionState();
            state.e = position.eastMetres();
            state.n = position.northMetres();
            state.ee = covariance.eastEast();
            state.en = covariance.eastNorth();
            state.nn = covariance.northNorth();
            state.uu = speedVariance;
            state.vv = speedVariance;
            states[i] = state;
        }
        return new MotionMixture(states, new double[] {0.2, 0.4, 0.4});
    }

    /// Moves on in time. Silence speaks for standing only once reports are overdue.
    public MotionMixture predict(double seconds, ObjectClass objectClass, double overdueSeconds) {
        if (seconds <= 0) {
            return this;
        }
        MotionModel[] models = MotionModel.of(objectClass);
        double[][] switching =
                switching(
                        Math.min(seconds, LONGEST_MIXING_SECONDS),
                        MotionModel.stopsPerSilentSecond(objectClass)
                                * Math.clamp(overdueSeconds, 0, LONGEST_MIXING_SECONDS));
        double[] nextWeights = new double[MotionModel.COUNT];
        MotionState[] next = new MotionState[MotionModel.COUNT];
        for (int to = 0; to < MotionModel.COUNT; to++) {
            double weight = 0;
            for (int from = 0; from < MotionModel.COUNT; from++) {
                weight += switching[from][to] * weights[from];
            }
            nextWeights[to] = weight;
            MotionState mixed = new MotionState();
            for (int from = 0; from < MotionModel.COUNT; from++) {
                mixed.addMean(states[from], switching[from][to] * weights[from] / weight);
            }
            for (int from = 0; from < MotionModel.COUNT; from++) {
                mixed.addSpread(states[from], switching[from][to] * weights[from] / weight);
            }
            mixed.predict(seconds, models[to]);
            next[to] = mixed;
        }
        return new MotionMixture(next, nextWeights);
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
    public Fit fit(double east, double north, GroundCovariance noise) {
        double density = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < states.length; i++) {
            MotionState s = states[i];
            double see = s.ee + noise.eastEast();
            double sen = s.en + noise.eastNorth();
            double snn = s.nn + noise.northNorth();
            double determinant = see * snn - sen * sen;
            double de = east - s.e;
            double dn = north - s.n;
            double squared = (snn * de * de - 2 * sen * de * dn + see * dn * dn) / determinant;
            density += weights[i] * Math.exp(-squared / 2) / (2 * Math.PI * Math.sqrt(determinant));
            nearest = Math.min(nearest, squared);
        }
        return new Fit(density, nearest);
    }

    /// @param squaredDistance Mahalanobis distance² from the nearest model
    public record Fit(double densityPerSquareMetre, double squaredDistance) {}

    /// Takes in a place; each model by its own gain, weights by how well each one foretold it.
    public MotionMixture update(double east, double north, GroundCovariance noise) {
        double[] likelihood = new double[states.length];
        MotionState[] next = new MotionState[states.length];
        for (int i = 0; i < states.length; i++) {
            GroundCovariance total = states[i].placeCovariance().plus(noise);
            double squared = total.squaredMahalanobis(east - states[i].e, north - states[i].n);
            likelihood[i] = Math.exp(-Math.min(squared, 600) / 2) / Math.sqrt(total.determinant());
            next[i] = states[i].copy();
            next[i].update(east, north, noise);
        }
        return new MotionMixture(next, reweighted(likelihood));
    }

    /// Takes in a bearing from a sensor's place: azimuth clockwise from north.
    public MotionMixture updateBearing(
            EastNorthUp from, double azimuthRadians, double sigmaRadians) {
        double[] likelihood = new double[states.length];
        MotionState[] next = new MotionState[states.length];
        for (int i = 0; i < states.length; i++) {
            Bearing bearing = Bearing.of(states[i], from, azimuthRadians);
            double variance = bearing.variance(states[i]) + sigmaRadians * sigmaRadians;
            double squared = bearing.innovation * bearing.innovation / variance;
            likelihood[i] = Math.exp(-Math.min(squared, 600) / 2) / Math.sqrt(variance);
            next[i] = states[i].copy();
            next[i].updateScalar(
                    bearing.innovation,
                    bearing.slopeEast,
                    bearing.slopeNorth,
                    sigmaRadians * sigmaRadians);
        }
        return new MotionMixture(next, reweighted(likelihood));
    }

    /// Distance² of a bearing from the likeliest model; chi-squared with one degree of freedom.
    public double squaredBearingDistance(
            EastNorthUp from, double azimuthRadians, double sigmaRadians) {
        MotionState state = states[likeliest()];
        Bearing bearing = Bearing.of(state, from, azimuthRadians);
        return bearing.innovation
                * bearing.innovation
                / (bearing.variance(state) + sigmaRadians * sigmaRadians);
    }

    private record Bearing(double innovation, double slopeEast, double slopeNorth) {
        static Bearing of(MotionState state, EastNorthUp from, double azimuthRadians) {
            double de = state.e - from.eastMetres();
            double dn = state.n - from.northMetres();
            double squared = Math.max(de * de + dn * dn, 1);
            double innovation =
                    Math.IEEEremainder(azimuthRadians - Math.atan2(de, dn), 2 * Math.PI);
            return new Bearing(innovation, dn / squared, -de / squared);
        }

        double variance(MotionState s) {
            return slopeEast * slopeEast * s.ee
                    + 2 * slopeEast * slopeNorth * s.en
                    + slopeNorth * slopeNorth * s.nn;
        }
    }

    private double[] reweighted(double[] likelihood) {
        double[] next = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < next.length; i++) {
            next[i] = Math.max(weights[i] * likelihood[i], 1e-300);
            sum += next[i];
        }
        double total = 0;
        for (int i = 0; i < next.length; i++) {
            next[i] = Math.max(next[i] / sum, 1e-4);
            total += next[i];
        }
        for (int i = 0; i < next.length; i++) {
            next[i] /= total;
        }
        return next;
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

    /// West edge of the box that holds every model's gate.
    public double lowEast(double sigmas, double mostMetres) {
        double low = Double.POSITIVE_INFINITY;
        for (MotionState state : states) {
            low = Math.min(low, state.e - Math.min(sigmas * Math.sqrt(state.ee), mostMetres));
        }
        return low;
    }

    public double highEast(double sigmas, double mostMetres) {
        double high = Double.NEGATIVE_INFINITY;
        for (MotionState state : states) {
            high = Math.max(high, state.e + Math.min(sigmas * Math.sqrt(state.ee), mostMetres));
        }
        return high;
    }
}
