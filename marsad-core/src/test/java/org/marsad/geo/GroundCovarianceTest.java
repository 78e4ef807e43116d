package org.marsad.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GroundCovarianceTest {

    @Test
    void theEllipseLiesAlongTheLongerAxisAndItsRimIsOneDistanceAway() {
        Random random = new Random(6);
        for (int i = 0; i < 1_000; i++) {
            double major = random.nextDouble(2, 300);
            double minor = random.nextDouble(0.01, 1.9);
            double azimuth = random.nextDouble(-Math.PI / 2, Math.PI / 2);
            double sin = Math.sin(azimuth);
            double cos = Math.cos(azimuth);
            GroundCovariance covariance =
                    new GroundCovariance(
                            major * major * sin * sin + minor * minor * cos * cos,
                            (major * major - minor * minor) * sin * cos,
                            major * major * cos * cos + minor * minor * sin * sin);
            ErrorEllipse ellipse = covariance.ellipse(0.9);
            double scale = Math.sqrt(-2 * Math.log(0.1));
            assertThat(ellipse.semiMajorMetres()).isCloseTo(major * scale, within(1e-6 * major));
            assertThat(ellipse.semiMinorMetres()).isCloseTo(minor * scale, within(1e-3 * minor));
            double turned = Math.IEEEremainder(ellipse.majorAzimuthRadians() - azimuth, Math.PI);
            assertThat(turned).isCloseTo(0, within(1e-9));
            double rim =
                    covariance.squaredMahalanobis(
                            ellipse.semiMajorMetres() * sin, ellipse.semiMajorMetres() * cos);
            assertThat(rim).isCloseTo(scale * scale, within(1e-3));
        }
    }
}
