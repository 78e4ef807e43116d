package org.marsad.track.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;

class MotionHypothesesTest {

    private static final GroundCovariance NOISE = GroundCovariance.ofCircle(5);

    private MotionHypotheses now = new MotionHypotheses();

    /// Drives east at 20 m/s for a minute, seen every second.
    private MotionHypotheses eastbound() {
        now.start(new EastNorthUp(0, 0, 0), NOISE, ObjectClass.UNKNOWN);
        for (int second = 1; second <= 60; second++) {
            pass();
            now.update(new Chance.Place(20.0 * second, 0, NOISE, 1));
        }
        return now;
    }

    private void pass() {
        MotionHypotheses next = new MotionHypotheses();
        next.predict(now, 1, ObjectClass.UNKNOWN, 0);
        now = next;
    }

    @Test
    void whatFollowsTellsWhichReportWasItsOwn() {
        eastbound();
        pass();
        now.update(
                List.of(
                        new Chance.Place(1220, 0, NOISE, 0.5),
                        new Chance.Place(1212, 16, NOISE, 0.5)));
        for (int second = 1; second <= 8; second++) {
            pass();
            now.update(new Chance.Place(1212, 16 + 20.0 * second, NOISE, 1));
        }

        Estimate found = now.together().together();
        assertThat(found.eastMetres()).isCloseTo(1212, within(10.0));
        assertThat(found.northMetres()).isCloseTo(176, within(10.0));
        assertThat(found.eastMetresPerSecond()).isCloseTo(0, within(5.0));
    }

    @Test
    void aFaintChanceMovesItLittle() {
        eastbound();
        pass();
        now.update(List.of(new Chance.Place(1230, 8, NOISE, 0.05)));

        Estimate found = now.together().together();
        assertThat(found.eastMetres()).isCloseTo(1220, within(2.0));
        assertThat(found.northMetres()).isCloseTo(0, within(1.0));
    }

    @Test
    void staysFewAndFiniteWhateverComes() {
        eastbound();
        for (int second = 0; second < 200; second++) {
            pass();
            now.update(
                    List.of(
                            new Chance.Place(1200 + 40 * second, 300, NOISE, 0.3),
                            new Chance.Place(1200 + 5 * second, -300, NOISE, 0.3),
                            new Chance.Place(1200 - 9 * second, 100, NOISE, 0.3)));
        }

        Estimate found = now.together().together();
        assertThat(found.eastMetres()).isFinite();
        assertThat(found.placeCovariance().determinant()).isPositive();
    }
}
