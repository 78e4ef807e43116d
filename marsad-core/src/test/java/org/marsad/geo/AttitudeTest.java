package org.marsad.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttitudeTest {

    /// Where the picture's right, down and forward point in the world.
    @ParameterizedTest
    @CsvSource({
        "  0,   0,  0,   1,  0,  0,   0, 0, -1,   0, 1,  0",
        " 90,   0,  0,   0, -1,  0,   0, 0, -1,   1, 0,  0",
        "180,   0,  0,  -1,  0,  0,   0, 0, -1,   0, -1, 0",
        "  0,  90,  0,   1,  0,  0,   0, 1,  0,   0, 0,  1",
        "  0, -90,  0,   1,  0,  0,   0, -1, 0,   0, 0, -1",
        "  0,   0, 90,   0,  0, -1,  -1, 0,  0,   0, 1,  0",
        " 90, -90, 90,  -1,  0,  0,   0, 1,  0,   0, 0, -1",
    })
    void panTurnsClockwiseTiltLiftsRollSinksTheRightSide(
            double pan,
            double tilt,
            double roll,
            double re,
            double rn,
            double ru,
            double de,
            double dn,
            double du,
            double fe,
            double fn,
            double fu) {
        Attitude attitude =
                Attitude.ofPanTiltRoll(
                        Math.toRadians(pan), Math.toRadians(tilt), Math.toRadians(roll));
        assertSame(attitude.toLocal(1, 0, 0), new EastNorthUp(re, rn, ru));
        assertSame(attitude.toLocal(0, 1, 0), new EastNorthUp(de, dn, du));
        assertSame(attitude.toLocal(0, 0, 1), new EastNorthUp(fe, fn, fu));
    }

    @Test
    void axesRebuildTheAttitudeWhateverItIs() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            Attitude attitude =
                    Attitude.ofPanTiltRoll(
                            random.nextDouble(-7, 7),
                            i % 7 == 0 ? Math.PI / 2 : random.nextDouble(-1.6, 1.6),
                            i % 5 == 0 ? Math.PI : random.nextDouble(-4, 4));
            Attitude rebuilt =
                    Attitude.ofAxes(
                            attitude.toLocal(1, 0, 0),
                            attitude.toLocal(0, 1, 0),
                            attitude.toLocal(0, 0, 1));
            EastNorthUp v = new EastNorthUp(0.3, -0.5, 0.8);
            assertSame(rebuilt.toLocal(0.3, -0.5, 0.8), attitude.toLocal(0.3, -0.5, 0.8));
            double[] camera = attitude.toCamera(v);
            assertSame(attitude.toLocal(camera[0], camera[1], camera[2]), v);
        }
    }

    @Test
    void oneTurnAfterAnotherIsBothInThatOrder() {
        Attitude first = Attitude.aboutAxis(0, 0, 1, 0.4);
        Attitude second = Attitude.aboutAxis(1, 0, 0, -1.1);
        EastNorthUp once = first.toLocal(1, 2, 3);
        EastNorthUp both = second.toLocal(once.eastMetres(), once.northMetres(), once.upMetres());
        assertSame(second.after(first).toLocal(1, 2, 3), both);
    }

    private static void assertSame(EastNorthUp found, EastNorthUp expected) {
        assertThat(found.minus(expected).lengthMetres()).isCloseTo(0, within(1e-12));
    }
}
