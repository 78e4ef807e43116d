package org.marsad.track.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LearntSensorTest {

    private final LearntSensor sensor = new LearntSensor();

    @Test
    void aPlaceWhereTracksAreNeverReportedTurnsBlind() {
        Random random = new Random(3);
        for (int look = 0; look < 100; look++) {
            sensor.look();
            sensor.lookAt(100, 100, false, random.nextDouble() < 0.9);
            sensor.lookAt(5100, 100, false, false);
        }

        assertThat(sensor.detectionProbability(100, 100)).isBetween(0.8, 0.97);
        assertThat(sensor.detectionProbability(5100, 100)).isLessThan(0.05);
    }

    @Test
    void aPlaceNotYetSeenIsAsThoseAroundIt() {
        for (int look = 0; look < 50; look++) {
            sensor.look();
            sensor.lookAt(100, 100, false, true);
        }

        assertThat(sensor.detectionProbability(2600, 2600)).isGreaterThan(0.9);
        assertThat(sensor.detectionProbability(50_000, 0)).isEqualTo(0.5);
    }

    @Test
    void whatStandsIsCountedApart() {
        for (int look = 0; look < 100; look++) {
            sensor.look();
            sensor.lookAt(100, 100, false, true);
            sensor.lookAt(100, 100, true, false);
        }

        assertThat(sensor.detectionProbability(100, 100)).isGreaterThan(0.9);
        assertThat(sensor.standingShare()).isLessThan(0.1);
    }

    @Test
    void falseReportsRaiseTheClutterWhereTheyAre() {
        for (int look = 0; look < 200; look++) {
            sensor.look();
            sensor.falseReport(100, 100);
            sensor.falseReport(6000 + 20 * look, 6000);
        }

        double there = sensor.clutterPerSquareMetre(100, 100);
        assertThat(there).isBetween(0.5 / 250_000, 2.0 / 250_000);
        assertThat(sensor.clutterPerSquareMetre(-3000, 100)).isLessThan(there / 10);
    }

    @Test
    void aTrackThatIsNotFoundAgainTeachesNothing() {
        PendingLooks looks = new PendingLooks();
        for (int look = 0; look < 20; look++) {
            sensor.look();
            looks.miss(sensor, 100, 100, false);
        }
        assertThat(sensor.detectionProbability(100, 100)).isEqualTo(0.5);

        looks.settle();
        assertThat(sensor.detectionProbability(100, 100)).isLessThan(0.2);
    }
}
