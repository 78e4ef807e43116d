package org.marsad.track.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.sensor.SensorId;
import org.marsad.track.motion.Estimate;

/// Tracks whose true errors have a known variance, seen by a radar that is as exact as it says, and by one that is not.
class StatedSpreadTest {

    private final Random chance = new Random(5);

    @ParameterizedTest
    @CsvSource({"1, 1", "0.6, 1", "2, 1", "0.6, 1.5", "1, 0.7"})
    void findsHowFarOffTracksAre(double track, double sensor) {
        StatedSpread spread = new StatedSpread(4);
        for (int i = 0; i < 20_000; i++) {
            GroundCovariance stated = new GroundCovariance(64 + i % 500, 0, 64 + i % 300);
            GroundCovariance noise = GroundCovariance.ofAxes(0.01 * i, 10, 60);
            EastNorthUp place = draw(noise, sensor).minus(draw(stated, track));
            spread.add(
                    new Estimate(0, 0, 5, 0, stated, GroundCovariance.ofCircle(1)),
                    plot(place, noise),
                    1,
                    noise);
        }
        spread.settle();
        assertThat(spread.factor()).isCloseTo(track, within(0.07 * track));
    }

    private EastNorthUp draw(GroundCovariance c, double factor) {
        double east = Math.sqrt(c.eastEast());
        double a = Math.sqrt(factor) * chance.nextGaussian();
        double b = Math.sqrt(factor) * chance.nextGaussian();
        return new EastNorthUp(
                east * a, c.eastNorth() / east * a + Math.sqrt(c.determinant()) / east * b, 0);
    }

    private static Plot plot(EastNorthUp place, GroundCovariance noise) {
        return new Plot(
                new SensorId("radar"),
                Instant.EPOCH,
                place,
                noise,
                Classification.UNKNOWN,
                new ReportOrigin.Measured(1),
                0);
    }
}
