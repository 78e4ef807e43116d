package org.marsad.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marsad.track.Scene.at;
import static org.marsad.track.Scene.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.Refusals;

class ReportCheckTest {

    private static final SensorId RADAR = new SensorId("radar1");

    private final Refusals refused = new Refusals();
    private final ReportCheck check = new ReportCheck(100, refused);

    private static Plot plot(double east, double north) {
        return new Plot(
                RADAR,
                at(1),
                new EastNorthUp(east, north, 0),
                GroundCovariance.ofCircle(5),
                Classification.UNKNOWN,
                new ReportOrigin.Measured(1));
    }

    private static Strobe strobe(double azimuth, double sigma) {
        return new Strobe(
                RADAR,
                at(1),
                new EastNorthUp(0, 0, 0),
                azimuth,
                sigma,
                Classification.UNKNOWN,
                new ReportOrigin.Measured(1));
    }

    private static Scan of(List<? extends TargetReport> reports) {
        return new Scan(RADAR, at(1), at(1), new ArrayList<>(reports));
    }

    @Test
    void whatIsFineIsLeftAlone() {
        Scan fine = scan("1.0 radar1 (10,20), (30,40)");

        assertThat(check.check(fine)).isSameAs(fine);
        assertThat(refused.all()).isEmpty();
    }

    @Test
    void eachBadReportIsCountedByItsReasonAndTheRestGoesOn() {
        Scan checked =
                check.check(
                        of(
                                List.of(
                                        plot(Double.NaN, 0),
                                        plot(0, Double.POSITIVE_INFINITY),
                                        plot(1e7, 0),
                                        strobe(Double.NaN, 0.01),
                                        strobe(1, 0),
                                        strobe(1, 0.01),
                                        plot(10, 20))));

        assertThat(checked.reports()).containsExactly(strobe(1, 0.01), plot(10, 20));
        assertThat(refused.of(RADAR))
                .isEqualTo(Map.of(Refusal.NO_NUMBER, 4L, Refusal.FAR_AWAY, 1L));
    }

    @Test
    void aScanThatIsTooFullIsCutAndTheRestCounted() {
        List<Plot> million = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            million.add(plot(i % 1000, i));
        }

        assertThat(check.check(of(million)).reports()).hasSize(100);
        assertThat(refused.of(RADAR)).isEqualTo(Map.of(Refusal.TOO_MANY, 999_900L));
    }
}
