package org.marsad.bench.score.consistency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The mean of the normalised estimation error squared, eᵀP⁻¹e, in the plane. If errors are Gaussian with
/// the stated covariances, n independent samples sum up to chi-square with 2n degrees of freedom, so
/// the mean is 2 and lies between `low` and `high` in 95 of 100 runs. Above, the tracker is surer than it should be;
/// below, it is better than it says.
///
/// Errors of one track are not independent from one report to the next: a filter carries them on until later
/// plots have outweighed them. An interval for all reports would be far too narrow. So only epochs
/// count that lie apart by a given time, at each of them every matched track: the same instants for all tracks, so that
/// young and old tracks count by the time they live. Whether that was far enough is measured: `correlation`
/// between successive samples of a track is near 0 then. Errors that all tracks share (a sensor
/// that leans) stay dependent, and pairs are matched by distance, which cuts the tail of errors that
/// reach the gate: read `high` and `low` as a check, not as a proof.
///
/// A few tracks on the wrong target outweigh all others in the mean. The median, 1.386 at best, does not feel
/// them: a good median under a high mean tells of wrong pairs, both high of covariances that are too small.
///
/// Reference: Y. Bar-Shalom, X. R. Li, T. Kirubarajan, Estimation with Applications to Tracking and Navigation,
/// 2001, 5.4.
///
/// @param mean 2 at best
/// @param median 2 ln 2 at best
/// @param correlation −1 to 1, of the probabilities 1 − exp(−ε/2) of the samples ε, so that it too is not ruled by a
///     few; 0 when no track has two samples
public record NeesScore(
        double mean, double median, double low, double high, int samples, double correlation) {

    private static final double DIMENSIONS = 2;

    /// 97.5 % of a standard normal distribution lie below.
    private static final double UPPER_DEVIATE = 1.959964;

    public static NeesScore of(List<ErrorSample> errors, double apartSeconds) {
        List<ErrorSample> samples = apart(errors, apartSeconds);
        int n = samples.size();
        if (n == 0) {
            return new NeesScore(0, 0, 0, 0, 0, 0);
        }
        double[] squares =
                samples.stream().mapToDouble(ErrorSample::normalisedSquare).sorted().toArray();
        return new NeesScore(
                Arrays.stream(squares).sum() / n,
                (squares[(n - 1) / 2] + squares[n / 2]) / 2,
                ChiSquare.quantile(-UPPER_DEVIATE, DIMENSIONS * n) / n,
                ChiSquare.quantile(UPPER_DEVIATE, DIMENSIONS * n) / n,
                n,
                correlation(samples));
    }

    public boolean isConsistent() {
        return low <= mean && mean <= high;
    }

    private static List<ErrorSample> apart(List<ErrorSample> errors, double apartSeconds) {
        double[] times =
                errors.stream().mapToDouble(ErrorSample::timeSeconds).sorted().distinct().toArray();
        Map<Double, List<ErrorSample>> byTime = new HashMap<>();
        for (ErrorSample error : errors) {
            byTime.computeIfAbsent(error.timeSeconds(), _ -> new ArrayList<>()).add(error);
        }
        List<ErrorSample> apart = new ArrayList<>();
        double next = Double.NEGATIVE_INFINITY;
        for (double time : times) {
            if (time >= next) {
                apart.addAll(byTime.getOrDefault(time, List.of()));
                next = time + apartSeconds;
            }
        }
        return apart;
    }

    private static double correlation(List<ErrorSample> inTime) {
        double mean = inTime.stream().mapToDouble(NeesScore::probability).average().orElse(0);
        Map<Integer, Double> before = new HashMap<>();
        double together = 0;
        double square = 0;
        int pairs = 0;
        for (ErrorSample sample : inTime) {
            double excess = probability(sample) - mean;
            Double last = before.put(sample.track(), excess);
            if (last != null) {
                together += last * excess;
                pairs++;
            }
            square += excess * excess;
        }
        return pairs == 0 || square == 0 ? 0 : together / pairs / (square / inTime.size());
    }

    /// Of an error that is smaller, if the covariance is right.
    private static double probability(ErrorSample sample) {
        return 1 - Math.exp(-sample.normalisedSquare() / 2);
    }
}
