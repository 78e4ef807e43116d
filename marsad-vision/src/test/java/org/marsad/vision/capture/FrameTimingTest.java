package org.marsad.vision.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marsad.vision.capture.Timeliness.GOOD;
import static org.marsad.vision.capture.Timeliness.LATE;
import static org.marsad.vision.capture.Timeliness.OUT_OF_ORDER;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.FrameStamp.TimeSource;
import org.marsad.sensor.SensorId;

class FrameTimingTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final FrameTiming timing = new FrameTiming();

    private Timeliness judge(long exposureMillis, long arrivalMillis) {
        return judge(exposureMillis, arrivalMillis, TimeSource.SENDER_REPORT);
    }

    private Timeliness judge(long exposureMillis, long arrivalMillis, TimeSource source) {
        return timing.judge(
                new FrameStamp(
                        new SensorId("c"),
                        0,
                        START.plusMillis(exposureMillis),
                        START.plusMillis(arrivalMillis),
                        source));
    }

    @Test
    void burstAfterAFreezeIsLateUntilItHasCaughtUp() {
        assertThat(judge(0, 40)).isEqualTo(GOOD);
        assertThat(judge(40, 3000)).isEqualTo(LATE);
        assertThat(judge(1900, 3010)).isEqualTo(LATE);
        assertThat(judge(2000, 3015)).isEqualTo(GOOD);
    }

    @Test
    void clockThatIsMinutesOffIsNoBacklog() {
        assertThat(judge(-50_000, 40)).isEqualTo(GOOD);
        assertThat(judge(-49_960, 80)).isEqualTo(GOOD);
        assertThat(judge(-49_920, 1300)).isEqualTo(LATE);
    }

    @Test
    void clockSetBackDoesNotBlindTheCameraForEver() {
        assertThat(judge(0, 40)).isEqualTo(GOOD);
        assertThat(judge(-5000, 80)).isEqualTo(LATE);
        assertThat(judge(4000, 9080)).isEqualTo(LATE);
        assertThat(judge(5040, 10_120)).isEqualTo(GOOD);
        assertThat(judge(5080, 10_160)).isEqualTo(GOOD);
    }

    @Test
    void firstReportMayPutOneFrameBeforeTheLastOneByArrival() {
        assertThat(judge(100, 100, TimeSource.ARRIVAL)).isEqualTo(GOOD);
        assertThat(judge(95, 140)).isEqualTo(OUT_OF_ORDER);
        assertThat(judge(135, 180)).isEqualTo(GOOD);
    }
}
