package org.marsad.track.motion;

import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int MOST_ALONG = 8;
    private static final double FAINTEST = 0.01;

    /// Squared distance in place and velocity, four degrees of freedom, below which two are one.
    private static final double CLOSE = 1;

    private final List<MotionMixture> mixtures = new ArrayList<>(1);
    private double[] weights = {1};

    /// How many are kept; more while nothing but a bearing is known.
    private int most = MOST;

    /// See {@link MotionMixture#start}.
    public void start(EastNorthUp position, GroundCovariance covariance, ObjectClass objectClass) {
        resize(1);
        mixtures.getFirst().start(position, covariance, objectClass);
        weights[0] = 1;
    }

    /// A thing of which only a bearing is known: hypotheses along it, each twice as far as the one before and as unsure
    /// of its distance as that needs (Peach, "Bearings-only tracking using a set of range-parameterised extended
    /// Kalman filters", IEE Proc. 142, 1995).
    public void startAlong(
            Chance.Bearing seen, double nearest, double farthest, ObjectClass objectClass) {
        most = MOST_ALONG;
        resize(MOST_ALONG);
        double step = Math.pow(farthest / nearest, 1.0 / MOST_ALONG);
        double ease = Math.sin(seen.azimuthRadians());
        double norths = Math.cos(seen.azimuthRadians());
        for (int k = 0; k < MOST_ALONG; k++) {
            double range = nearest * Math.pow(step, k + 0.5);
            double along = range * (Math.sqrt(step) - 1 / Math.sqrt(step)) / Math.sqrt(12);
            double across = Math.hypot(range * seen.sigmaRadians(), 1);
            EastNorthUp place = seen.from().plus(new EastNorthUp(ease, norths, 0).times(range));
            mixtures.get(k)
                    .start(
                            place,
                            GroundCovariance.ofAxes(seen.azimuthRadians(), along, across),
                            objectClass);
            weights[k] = 1.0 / MOST_ALONG;
        }
    }

    /// See {@link MotionMixture#resume}.
    public void resume(Estimate estimate, double stillProbability) {
        resize(1);
        mixtures.getFirst().resume(estimate, stillProbability);
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
        most = other.most;
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
        most = before.most;
        resize(before.mixtures.size());
        for (int k = 0; k < weights.length; k++) {
            mixtures.get(k).predict(before.mixtures.get(k), seconds, objectClass, overdueSeconds);
            weights[k] = before.weights[k];
        }
    }

    /// How well a report fits: the density of all hypotheses together, and the smallest distance².
    public Fit fit(Chance seen) {
        if (weights.length == 1) {
            return seen.fit(mixtures.getFirst());
        }
        double density = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            Fit fit = seen.fit(mixtures.get(k));
            density += weights[k] * fit.density();
            nearest = Math.min(nearest, fit.squaredDistance());
        }
        return new Fit(density, nearest);
    }

    /// Takes in a report that is its own.
    public void update(Chance seen) {
        if (weights.length == 1) {
            seen.update(mixtures.getFirst());
        } else {
            update(List.of(seen.withShare(1)));
        }
    }

    /// Takes in reports of which one at most is its own; what is left of 1 is for none of them.
    public void update(List<Chance> chances) {
        List<MotionMixture> parts = new ArrayList<>();
        double[] shares = new double[(chances.size() + 1) * weights.length];
        double none = 1;
        for (Chance chance : chances) {
            none -= chance.share();
            double sum = 0;
            int first = parts.size();
            for (int k = 0; k < weights.length; k++) {
                MotionMixture part = new MotionMixture();
                part.copy(mixtures.get(k));
                shares[parts.size()] = weights[k] * Math.max(chance.fit(part).density(), 1e-300);
                sum += shares[parts.size()];
                chance.update(part);
                parts.add(part);
            }
            for (int k = first; k < parts.size(); k++) {
                shares[k] *= chance.share() / sum;
            }
        }
        for (int k = 0; k < weights.length; k++) {
            shares[parts.size()] = Math.max(none, 0) * weights[k];
            parts.add(mixtures.get(k));
        }
        reduce(parts, shares);
    }

    /// Takes in what a partner says, which may be news or may have come from here: each hypothesis and each of its models by
    /// covariance intersection, all with one share. Gives false, and nothing changes, when it adds nothing.
    public boolean intersect(Estimate partner) {
        double omega = together().findOmega(partner);
        if (omega == 1) {
            return false;
        }
        double[] shares = new double[weights.length];
        for (int k = 0; k < shares.length; k++) {
            double fit = mixtures.get(k).intersect(partner, omega);
            shares[k] = weights[k] * Math.max(fit, 1e-300);
        }
        double sum = Arrays.stream(shares).sum();
        Arrays.setAll(shares, k -> shares[k] / sum);
        reduce(List.copyOf(mixtures), shares);
        return true;
    }

    /// Makes every place less sure, by an error that was kept apart.
    public void loosenPlace(GroundCovariance apart) {
        mixtures.forEach(mixture -> mixture.loosenPlace(apart));
    }

    private void reduce(List<MotionMixture> parts, double[] shares) {
        List<MotionMixture> kept = new ArrayList<>();
        double[] sums = new double[most];
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
        most = kept.size() <= MOST ? MOST : most;
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
    private int nearest(MotionMixture part, List<MotionMixture> kept) {
        int nearest = -1;
        double least = kept.size() < most ? CLOSE : Double.POSITIVE_INFINITY;
        for (int k = 0; k < kept.size(); k++) {
            double distance = kept.get(k).squaredDistance(part);
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    /// Whether only its bearing is known: it may be anywhere along it.
    public boolean isAlong() {
        return most == MOST_ALONG;
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
