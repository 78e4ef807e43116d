package org.marsad.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFrameTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/reference/geographiclib-cartconvert/local.csv")
    void givesThePublishedExamples(
            double originLatitude,
            double originLongitude,
            double originHeight,
            double latitude,
            double longitude,
            double height,
            double east,
            double north,
            double up) {
        LocalFrame frame =
                new LocalFrame(Geodetic.ofDegrees(originLatitude, originLongitude, originHeight));
        Geodetic place = Geodetic.ofDegrees(latitude, longitude, height);
        EastNorthUp local = frame.toLocal(place);
        assertThat(local.eastMetres()).isCloseTo(east, within(0.01));
        assertThat(local.northMetres()).isCloseTo(north, within(0.01));
        assertThat(local.upMetres()).isCloseTo(up, within(0.01));
        assertSame(frame.toGeodetic(local), place);
    }

    /// The geodesic is an independent method: distances along the ellipsoid, not through it.
    @Test
    void agreesWithGeodesicsOverTheEllipsoid() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            double latitude = random.nextDouble(-80, 80);
            double longitude = random.nextDouble(-180, 180);
            double azimuth = random.nextDouble(-180, 180);
            double distance = random.nextDouble(1, 20_000);
            GeodesicData there = Geodesic.WGS84.Direct(latitude, longitude, azimuth, distance);
            EastNorthUp local =
                    new LocalFrame(Geodetic.ofDegrees(latitude, longitude, 0))
                            .toLocal(Geodetic.ofDegrees(there.lat2, there.lon2, 0));
            double chord = distance - Math.pow(distance, 3) / (24 * 6_371_000.0 * 6_371_000.0);
            assertThat(local.lengthMetres()).isCloseTo(chord, within(1e-4));
            double seen = Math.toDegrees(Math.atan2(local.eastMetres(), local.northMetres()));
            assertThat(Math.IEEEremainder(seen - azimuth, 360)).isCloseTo(0, within(1e-5));
            assertThat(local.upMetres())
                    .as("falls with the curvature, radii 6,335 to 6,400 km")
                    .isBetween(
                            -distance * distance / (2 * 6_335_000.0) - 1e-6,
                            -distance * distance / (2 * 6_401_000.0) + 1e-6);
        }
    }

    @Test
    void goesThereAndBack() {
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            LocalFrame frame =
                    new LocalFrame(
                            new Geodetic(
                                    Math.asin(random.nextDouble(-1, 1)),
                                    random.nextDouble(-Math.PI, Math.PI),
                                    random.nextDouble(-400, 8_000)));
            EastNorthUp place =
                    new EastNorthUp(
                            random.nextDouble(-50_000, 50_000),
                            random.nextDouble(-50_000, 50_000),
                            random.nextDouble(-2_000, 12_000));
            assertThat(frame.toLocal(frame.toGeodetic(place)).minus(place).lengthMetres())
                    .isLessThan(1e-8);
        }
    }

    @ParameterizedTest
    @CsvSource({"90, 0", "-90, 0", "0, 180", "0, -180", "89.9999, 179.9999"})
    void worksAtPolesAndTheDateLine(double latitude, double longitude) {
        LocalFrame frame = new LocalFrame(Geodetic.ofDegrees(latitude, longitude, 100));
        for (int i = 0; i < 8; i++) {
            EastNorthUp place = new EastNorthUp(3_000 * Math.cos(i), 3_000 * Math.sin(i), 50);
            assertThat(frame.toLocal(frame.toGeodetic(place)).minus(place).lengthMetres())
                    .isLessThan(1e-8);
        }
        assertSame(frame.toGeodetic(new EastNorthUp(0, 0, 0)), frame.origin());
    }

    private static void assertSame(Geodetic found, Geodetic expected) {
        assertThat(found.ellipsoidHeightMetres())
                .isCloseTo(expected.ellipsoidHeightMetres(), within(1e-8));
        assertThat(found.latitudeRadians()).isCloseTo(expected.latitudeRadians(), within(1e-14));
        double turn = found.longitudeRadians() - expected.longitudeRadians();
        assertThat(Math.IEEEremainder(turn, 2 * Math.PI) * Math.cos(found.latitudeRadians()))
                .isCloseTo(0, within(1e-14));
    }
}
