package org.marsad.bench.score.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.geo.GroundCovariance;

class NeesScoreTest {

    private static final double APART_SECONDS = 20;
    private static final int TRACKS = 30;

    private static final GroundCovariance COVARIANCE = new GroundCovariance(900, 350, 250);

    /// Two samples of each track, of which half the errors are smaller, three quarters, a half and a quarter: the
    /// excesses over their mean of a half are 0 and 0, 1/4 and −1/4.
    @Test
    void workedExample() {
        NeesScore score =
                NeesScore.of(
                        List.of(
                                new ErrorSample(10, 1, 2 * Math.log(2)),
                                new ErrorSample(10, 2, 2 * Math.log(4)),
                                new ErrorSample(12, 1, 99),
                                new ErrorSample(30, 1, 2 * Math.log(2)),
                                new ErrorSample(30, 2, 2 * Math.log(4 / 3.0))),
                        APART_SECONDS);
        assertThat(score.samples()).as("that of 12 s is too near").isEqualTo(4);
        assertThat(score.mean()).isCloseTo(Math.log(2 * 2 * 4 * 4 / 3.0) / 2, within(1e-12));
        assertThat(score.median()).isCloseTo(2 * Math.log(2), within(1e-12));
        assertThat(score.correlation())
                .isCloseTo((0 - 1 / 16.0) / 2 / ((1 / 16.0 + 1 / 16.0) / 4), within(1e-12));
    }

    @Test
    void aFewWrongPairsRaiseTheMeanAndHardlyTheMedian() {
        List<ErrorSample> errors = new ArrayList<>(errors(1, 1, 0));
        for (int k = 0; k < 150; k++) {
            errors.add(new ErrorSample(2.0 * k, TRACKS, 80));
        }
        NeesScore score = NeesScore.of(errors, APART_SECONDS);
        assertThat(score.mean()).isGreaterThan(score.high());
        assertThat(score.median()).isCloseTo(2 * Math.log(2), within(0.2));
        assertThat(score.correlation()).as("that of the squares is above 0.9").isLessThan(0.25);
    }

    @Test
    void errorsAsLargeAsStatedAreInsideInNineteenOfTwentyRuns() {
        int inside = 0;
        for (int seed = 0; seed < 600; seed++) {
            inside += NeesScore.of(errors(seed, 1, 0), APART_SECONDS).isConsistent() ? 1 : 0;
        }
        assertThat(inside / 600.0).isBetween(0.93, 0.97);
    }

    @Test
    void statedCovariancesThatAreTooSmallOrTooLargeByHalfAreOutside() {
        for (int seed = 0; seed < 50; seed++) {
            NeesScore tooSure = NeesScore.of(errors(seed, 1 / 1.5, 0), APART_SECONDS);
            assertThat(tooSure.mean()).as("seed %d", seed).isGreaterThan(tooSure.high());
            NeesScore tooUnsure = NeesScore.of(errors(seed, 1.5, 0), APART_SECONDS);
            assertThat(tooUnsure.mean()).as("seed %d", seed).isLessThan(tooUnsure.low());
        }
    }

    /// Errors that are forgotten with a time constant of 6 s, reported every 2 s.
    @Test
    void samplesFarApartForgetAndSamplesNearDoNot() {
        int insideApart = 0;
        int insideNear = 0;
        double apart = 0;
        double near = 0;
        for (int seed = 0; seed < 300; seed++) {
            List<ErrorSample> errors = errors(seed, 1, Math.exp(-2 / 6.0));
            NeesScore far = NeesScore.of(errors, APART_SECONDS);
            NeesScore every = NeesScore.of(errors, 1);
            insideApart += far.isConsistent() ? 1 : 0;
            insideNear += every.isConsistent() ? 1 : 0;
            apart += far.correlation() / 300;
            near += every.correlation() / 300;
        }
        assertThat(insideApart / 300.0).isBetween(0.92, 0.98);
        assertThat(insideNear / 300.0).as("the interval is too narrow").isLessThan(0.8);
        assertThat(apart).isBetween(-0.05, 0.05);
        assertThat(near).as("nearly e^(−2·2/6), the square of the error's").isBetween(0.42, 0.54);
    }

    @Test
    void nothingMatchedHasNoSamples() {
        assertThat(NeesScore.of(List.of(), APART_SECONDS).samples()).isZero();
    }

    /// Quantiles of SciPy 1.17.1, `scipy.stats.chi2.ppf`.
    @ParameterizedTest
    @CsvSource({
        "10, 3.2469727802, 20.4831773508, 0.008",
        "20, 9.5907773923, 34.1696069028, 0.002",
        "100, 74.2219274749, 129.5611971858, 0.0001",
        "1000, 914.2571537993, 1089.5309127749, 0.00001",
    })
    void quantilesAreAsNearAsTheyClaim(
            int degreesOfFreedom, double low, double high, double tolerance) {
        assertThat(ChiSquare.quantile(-1.959964, degreesOfFreedom))
                .isCloseTo(low, within(tolerance * low));
        assertThat(ChiSquare.quantile(1.959964, degreesOfFreedom))
                .isCloseTo(high, within(tolerance * high));
    }

    /// Five minutes of tracks with Gaussian errors of the covariance; what is stated is that times a factor.
    ///
    /// @param memory the share of an error that is left 2 s later
    private static List<ErrorSample> errors(int seed, double factor, double memory) {
        Random random = new Random(seed);
        GroundCovariance stated =
                new GroundCovariance(
                        factor * COVARIANCE.eastEast(),
                        factor * COVARIANCE.eastNorth(),
                        factor * COVARIANCE.northNorth());
        double lower = COVARIANCE.eastNorth() / Math.sqrt(COVARIANCE.eastEast());
        List<ErrorSample> errors = new ArrayList<>();
        for (int track = 0; track < TRACKS; track++) {
            double first = random.nextGaussian();
            double second = random.nextGaussian();
            for (int k = 0; k < 150; k++) {
                double east = Math.sqrt(COVARIANCE.eastEast()) * first;
                double north =
                        lower * first + Math.sqrt(COVARIANCE.northNorth() - lower * lower) * second;
                errors.add(new ErrorSample(2.0 * k, track, stated.squaredMahalanobis(east, north)));
                double fresh = Math.sqrt(1 - memory * memory);
                first = memory * first + fresh * random.nextGaussian();
                second = memory * second + fresh * random.nextGaussian();
            }
        }
        return errors;
    }
}
