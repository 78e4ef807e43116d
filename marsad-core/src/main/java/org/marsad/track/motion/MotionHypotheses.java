package org.marsad.track.motion;

import java.util.ArrayList;
import java.util.List;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.track.motion.MotionMixture.Fit;

/// Where a thing may be, as a few hypotheses about which reports were its own, each a {@link MotionMixture}
/// with a probability. As long as no report is in doubt there is one. Where two things meet, a report may be
/// the one's or the other's: both are kept until what follows tells them apart, since their average would
/// be a thing that nobody has seen. Hypotheses that have come close together are merged, faint ones dropped
/// (Gaussian mixture reduction as in Salmond, "Mixture reduction algorithms for target tracking in
/// clutter", SPIE 1305, 1990).
public final class MotionHypotheses {

    private static final int MOST = 4;
    private static final double FAINTEST = 0.01;

    /// Squared distance in place and velocity, four degrees of freedom, below which two are one.
    private static final double CLOSE = 1;

    private final List<MotionMixture> mixtures = new ArrayList<>(1);
    private double[] weights = {1};

    /// See {@link MotionMixture#start}.
    public void start(EastNorthUp position, GroundCovariance covariance, ObjectClass objectClass) {
        resize(1);
        mixtures.getFirst().start(position, covariance, objectClass);
        weights[0] = 1;
    }

    private void resize(int count) {
        while (mixtures.size() < count) {
            mixtures.add(new MotionMixture());
        }
        while (mixtures.size() > count) {
            mixtures.removeLast();
        }
        if (weights.length != count) {
            weights = new double[count];
        }
    }

    public void copy(MotionHypotheses other) {
        resize(other.mixtures.size());
        for (int k = 0; k < weights.length; k++) {
            mixtures.get(k).copy(other.mixtures.get(k));
            weights[k] = other.weights[k];
        }
    }

    /// See {@link MotionMixture#predict}.
    public void predict(
            MotionHypotheses before,
            double seconds,
            ObjectClass objectClass,
            double overdueSeconds) {
        resize(before.mixtures.size());
        for (int k = 0; k < weights.length; k++) {
            mixtures.get(k).predict(before.mixtures.get(k), seconds, objectClass, overdueSeconds);
            weights[k] = before.weights[k];
        }
    }

    /// How well a place fits: the density of all hypotheses together, and the smallest distance².
    public Fit fit(double east, double north, GroundCovariance noise) {
        if (weights.length == 1) {
            return mixtures.getFirst().fit(east, north, noise);
        }
        double density = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            Fit fit = mixtures.get(k).fit(east, north, noise);
            density += weights[k] * fit.densityPerSquareMetre();
            nearest = Math.min(nearest, fit.squaredDistance());
        }
        return new Fit(density, nearest);
    }

    /// Takes in a place that is its own.
    public void update(double east, double north, GroundCovariance noise) {
        if (weights.length == 1) {
            mixtures.getFirst().update(east, north, noise);
        } else {
            update(List.of(new Chance(east, north, noise, 1)));
        }
    }

    /// A place that may be its own.
    ///
    /// @param share how likely it is, 0 to 1; all shares of an instant add up to 1 at most
    public record Chance(double east, double north, GroundCovariance noise, double share) {}

    /// Takes in places of which one at most is its own; what is left of 1 is for none of them.
    public void update(List<Chance> chances) {
        List<MotionMixture> parts = new ArrayList<>();
        double[] shares = new double[(chances.size() + 1) * weights.length];
        double none = 1;
        for (Chance chance : chances) {
            none -= chance.share;
            double sum = 0;
            int first = parts.size();
            for (int k = 0; k < weights.length; k++) {
                MotionMixture part = new MotionMixture();
                part.copy(mixtures.get(k));
                double density =
                        part.fit(chance.east, chance.north, chance.noise).densityPerSquareMetre();
                shares[parts.size()] = weights[k] * Math.max(density, 1e-300);
                sum += shares[parts.size()];
                part.update(chance.east, chance.north, chance.noise);
                parts.add(part);
            }
            for (int k = first; k < parts.size(); k++) {
                shares[k] *= chance.share / sum;
            }
        }
        for (int k = 0; k < weights.length; k++) {
            shares[parts.size()] = Math.max(none, 0) * weights[k];
            parts.add(mixtures.get(k));
        }
        reduce(parts, shares);
    }

    private void reduce(List<MotionMixture> parts, double[] shares) {
        List<MotionMixture> kept = new ArrayList<>();
        double[] sums = new double[MOST];
        double total = 0;
        for (int next = largest(shares);
                shares[next] > FAINTEST || kept.isEmpty();
                next = largest(shares)) {
            MotionMixture part = parts.get(next);
            int near = nearest(part, kept);
            if (near < 0) {
                MotionMixture fresh = new MotionMixture();
                fresh.copy(part);
                sums[kept.size()] = shares[next];
                kept.add(fresh);
            } else {
                double sum = sums[near] + shares[next];
                MotionMixture merged = new MotionMixture();
                merged.blend(
                        List.of(kept.get(near), part),
                        new double[] {sums[near] / sum, shares[next] / sum});
                kept.set(near, merged);
                sums[near] = sum;
            }
            total += shares[next];
            shares[next] = -1;
        }
        resize(kept.size());
        for (int k = 0; k < weights.length; k++) {
            mixtures.set(k, kept.get(k));
            weights[k] = sums[k] / total;
        }
    }

    private static int largest(double[] shares) {
        int largest = 0;
        for (int k = 1; k < shares.length; k++) {
            largest = shares[k] > shares[largest] ? k : largest;
        }
        return largest;
    }

    /// Index of the one that is near enough to be merged with, or −1; when no more can be kept, of the nearest.
    private static int nearest(MotionMixture part, List<MotionMixture> kept) {
        int nearest = -1;
        double least = kept.size() < MOST ? CLOSE : Double.POSITIVE_INFINITY;
        for (int k = 0; k < kept.size(); k++) {
            double distance = kept.get(k).squaredDistance(part);
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    /// See {@link MotionMixture#updateBearing}.
    public void updateBearing(EastNorthUp from, double azimuthRadians, double sigmaRadians) {
        mixtures.forEach(mixture -> mixture.updateBearing(from, azimuthRadians, sigmaRadians));
    }

    /// All hypotheses in one.
    public MotionMixture together() {
        if (weights.length == 1) {
            return mixtures.getFirst();
        }
        MotionMixture all = new MotionMixture();
        all.blend(mixtures, weights);
        return all;
    }

    /// The likeliest hypothesis.
    public MotionMixture likeliest() {
        if (weights.length == 1) {
            return mixtures.getFirst();
        }
        int best = 0;
        for (int k = 1; k < weights.length; k++) {
            best = weights[k] > weights[best] ? k : best;
        }
        return mixtures.get(best);
    }

    /// The box that holds every gate after some seconds.
    public Extent extent(
            double seconds, ObjectClass objectClass, double sigmas, double mostMetres) {
        Extent box = new Extent();
        for (MotionMixture mixture : mixtures) {
            mixture.extend(box, seconds, objectClass, sigmas, mostMetres);
        }
        return box;
    }

    /// About where it is after some seconds, metres east.
    public double roughEast(double seconds) {
        return likeliest().roughEast(seconds);
    }

    /// Metres north.
    public double roughNorth(double seconds) {
        return likeliest().roughNorth(seconds);
    }
}
