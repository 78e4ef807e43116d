package org.marsad.track.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.track.motion.Chance;
import org.marsad.track.motion.Estimate;
import org.marsad.track.motion.MotionHypotheses;

/// What covariance intersection makes of a partner's estimates, in covariance and in truth.
class PartnerRingTest {

    private static final int STEPS = 200;
    private static final int NIGHTS = 25;
    private static final double SIGMA = 10;

    @Test
    void ownEstimateThatComesBackChangesNothing() {
        MotionHypotheses own = followed();
        Estimate before = own.together().together();

        assertThat(own.intersect(before)).isFalse();
        assertThat(own.together().together()).isEqualTo(before);
    }

    @Test
    void sameReportTwiceMakesNothingSurerThanTheBetterOfTheTwo() {
        MotionHypotheses own = followed();
        double alone = own.together().together().placeCovariance().determinant();
        Estimate partner = partner(own.together().together(), 4, 0.5);
        for (int i = 0; i < 10; i++) {
            own.intersect(partner);
            assertThat(own.together().together().placeCovariance().determinant())
                    .isGreaterThanOrEqualTo(
                            Math.min(alone, partner.placeCovariance().determinant()));
        }
    }

    @Test
    void surerPartnerImprovesPlaceAndVelocity() {
        MotionHypotheses own = followed();
        Estimate before = own.together().together();

        assertThat(own.intersect(partner(before, 1, 0.1))).isTrue();
        Estimate after = own.together().together();
        assertThat(after.placeCovariance().determinant())
                .isLessThan(before.placeCovariance().determinant() / 4);
        assertThat(after.velocityCovariance().determinant())
                .isLessThan(before.velocityCovariance().determinant());
    }

    /// Two stations send each other their estimates. The mean of the squared error in units of the stated covariance
    /// is 2 for an honest one.
    @Test
    void ringStaysHonestWherePlainFusionDoesNot() {
        double intersected = ring(true);
        double plain = ring(false);

        assertThat(intersected).as("NEES by intersection").isBetween(0.3, 2.4);
        assertThat(plain).as("NEES by plain Kalman fusion").isGreaterThan(5);
    }

    private static double ring(boolean isIntersected) {
        double sum = 0;
        for (int night = 0; night < NIGHTS; night++) {
            Random random = new Random(night);
            MotionHypotheses[] stations = {started(random), started(random)};
            double east = 0;
            double north = 0;
            double u = 8;
            double v = 3;
            for (int step = 0; step < STEPS; step++) {
                u += 0.3 * random.nextGaussian();
                v += 0.3 * random.nextGaussian();
                east += u;
                north += v;
                int sender = step % 2;
                for (int i = 0; i < 2; i++) {
                    stations[i] = next(stations[i]);
                }
                stations[sender].update(plot(east, north, random));
                Estimate sent = stations[sender].together().together();
                MotionHypotheses receiver = stations[1 - sender];
                if (isIntersected) {
                    receiver.intersect(sent);
                } else {
                    receiver.update(
                            new Chance.Place(
                                    sent.eastMetres(),
                                    sent.northMetres(),
                                    sent.placeCovariance(),
                                    1));
                }
                Estimate stated = receiver.together().together();
                sum +=
                        stated.placeCovariance()
                                .squaredMahalanobis(
                                        stated.eastMetres() - east, stated.northMetres() - north);
            }
        }
        return sum / (NIGHTS * STEPS);
    }

    private static Chance.Place plot(double east, double north, Random random) {
        return new Chance.Place(
                east + SIGMA * random.nextGaussian(),
                north + SIGMA * random.nextGaussian(),
                GroundCovariance.ofCircle(SIGMA),
                1);
    }

    private static MotionHypotheses started(Random random) {
        MotionHypotheses station = new MotionHypotheses();
        station.start(
                new EastNorthUp(SIGMA * random.nextGaussian(), SIGMA * random.nextGaussian(), 0),
                GroundCovariance.ofCircle(SIGMA),
                ObjectClass.VEHICLE);
        return station;
    }

    private static MotionHypotheses next(MotionHypotheses before) {
        MotionHypotheses after = new MotionHypotheses();
        after.predict(before, 1, ObjectClass.VEHICLE, 0);
        return after;
    }

    private static MotionHypotheses followed() {
        Random random = new Random(5);
        MotionHypotheses own = started(random);
        for (int step = 1; step < 20; step++) {
            own = next(own);
            own.update(plot(8.0 * step, 3.0 * step, random));
        }
        return own;
    }

    private static Estimate partner(Estimate at, double sigma, double speedSigma) {
        return new Estimate(
                at.eastMetres() + sigma / 2,
                at.northMetres(),
                at.eastMetresPerSecond(),
                at.northMetresPerSecond(),
                GroundCovariance.ofCircle(sigma),
                GroundCovariance.ofCircle(speedSigma));
    }
}
