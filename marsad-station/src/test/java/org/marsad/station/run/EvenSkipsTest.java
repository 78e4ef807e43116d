package org.marsad.station.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvenSkipsTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void aQuickAnalysisSkipsNothing() {
        EvenSkips skips = new EvenSkips();
        assertThat(analysed(skips, 25, Duration.ofMillis(10))).isEqualTo(1_000);
        assertThat(skips.skipped()).isZero();
    }

    @ParameterizedTest(name = "{1} ms a frame at {0} frames/s: every {2}.")
    @CsvSource({"25, 40, 2", "25, 80, 3", "10, 80, 2", "25, 2000, 12"})
    void aSlowOneTakesEveryNthFrame(int framesPerSecond, int millis, int everyNth) {
        EvenSkips skips = new EvenSkips();
        analysed(skips, framesPerSecond, Duration.ofMillis(millis));
        assertThat(skips.everyNth()).isEqualTo(everyNth);
        assertThat(skips.skipped()).isPositive();
    }

    private static int analysed(EvenSkips skips, int framesPerSecond, Duration cost) {
        int analysed = 0;
        for (int i = 0; i < 1_000; i++) {
            if (skips.isNext(START.plusNanos(i * 1_000_000_000L / framesPerSecond))) {
                skips.analysed(cost);
                analysed++;
            }
        }
        return analysed;
    }
}
