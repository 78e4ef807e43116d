package org.marsad.sim.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Plot;
import org.marsad.locate.Scan;
import org.marsad.sensor.Sector;
import org.marsad.sensor.SensorId;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.actor.Look;
import org.marsad.sim.actor.Posture;
import org.marsad.sim.world.World;

class PlotExtractorTest {

    private static final World WORLD = World.plain(7);
    private static final Instant NOON = Instant.parse("2026-03-20T09:00:00Z");

    /// Open ground south of the compound, 900 m from the tower.
    private static final EastNorthUp OPEN = WORLD.relief().on(120, -1040);

    private static final double NORTHWARDS = 0;
    private static final double EASTWARDS = Math.PI / 2;

    private static PlotExtractor radar(double detection, double clutter, Radar.Errors errors) {
        return new PlotExtractor(
                new Radar(
                        new SensorId("radar"),
                        "t1",
                        Map.of("", "Radar"),
                        WORLD.tower("t1").top(),
                        new RadarPerformance(
                                1,
                                Sector.ALL_ROUND,
                                4000,
                                new RadarPerformance.Accuracy(4, Math.toRadians(0.5)),
                                new RadarPerformance.Detection(detection, 2600, 5500, 1800),
                                clutter,
                                0.4),
                        errors),
                WORLD,
                3);
    }

    private static ActorState moving(Look look, EastNorthUp place, double heading, double speed) {
        return new ActorState("it", look, place, heading, speed, 0, Posture.UPRIGHT, false);
    }

    private static List<Plot> plots(PlotExtractor radar, int looks, ActorState... actors) {
        List<Plot> plots = new ArrayList<>();
        for (int n = 0; n < looks; n++) {
            Scan scan = radar.look(n, NOON.plusSeconds(n), List.of(actors));
            scan.reports().forEach(report -> plots.add((Plot) report));
        }
        return plots;
    }

    @Test
    void errorsAreAsLargeAsItSaysAndNewAtEachLook() {
        for (EastNorthUp place : List.of(OPEN, WORLD.relief().on(-400, -700))) {
            List<Plot> plots =
                    plots(radar(1, 0, Radar.Errors.NONE), 4000, moving(Look.CAR, place, 0.3, 9));
            assertThat(plots).hasSizeGreaterThan(3900);
            double mean = 0;
            double together = 0;
            double before = 0;
            for (Plot plot : plots) {
                EastNorthUp error = plot.position().minus(place);
                mean +=
                        plot.covariance()
                                .squaredMahalanobis(error.eastMetres(), error.northMetres());
                double sigmas = error.eastMetres() / Math.sqrt(plot.covariance().eastEast());
                together += sigmas * before;
                before = sigmas;
            }
            int n = plots.size();
            assertThat(mean / n).isBetween(2 - 4 / Math.sqrt(n), 2 + 4 / Math.sqrt(n));
            assertThat(together / n).isBetween(-2 / Math.sqrt(n), 2 / Math.sqrt(n));
        }
    }

    @Test
    void aFarThingIsReportedMoreRarelyAndAPersonBeforeAVehicle() {
        PlotExtractor radar = radar(0.9, 0, Radar.Errors.NONE);
        EastNorthUp far = WORLD.relief().on(-1400, -1400);
        assertThat(plots(radar, 1000, moving(Look.PERSON, OPEN, NORTHWARDS, 1.4)))
                .hasSizeBetween(840, 910);
        assertThat(plots(radar, 1000, moving(Look.CAR, far, 0.8, 9))).hasSizeBetween(850, 920);
        assertThat(plots(radar, 1000, moving(Look.PERSON, far, 0.8, 1.4))).hasSizeBetween(600, 840);
    }

    @Test
    void nothingIsSeenThroughAHillOrAHouse() {
        PlotExtractor radar = radar(1, 0, Radar.Errors.NONE);
        ActorState behindTheHill = moving(Look.TRUCK, WORLD.relief().on(990, 50), 0.5, 12);
        ActorState behindAHouse = moving(Look.PERSON, WORLD.relief().on(-152, -26), -1, 1.4);
        ActorState besideIt = moving(Look.PERSON, WORLD.relief().on(-152, -140), -1, 1.4);
        assertThat(plots(radar, 20, behindTheHill, behindAHouse)).isEmpty();
        assertThat(radar.shown(List.of(behindTheHill, behindAHouse))).isEmpty();
        assertThat(plots(radar, 20, besideIt)).hasSizeGreaterThan(15);
    }

    @Test
    void nothingIsSeenOfWhatStandsOrPassesAcross() {
        PlotExtractor radar = radar(1, 0, Radar.Errors.NONE);
        assertThat(plots(radar, 50, moving(Look.CAR, OPEN, NORTHWARDS, 0))).isEmpty();
        assertThat(plots(radar, 50, moving(Look.PERSON, OPEN, EASTWARDS, 1.4))).isEmpty();
        assertThat(plots(radar, 50, moving(Look.PERSON, OPEN, NORTHWARDS, 1.4)))
                .hasSizeGreaterThan(40);
    }

    @Test
    void whatLiesInOneCellIsOnePlot() {
        PlotExtractor radar = radar(1, 0, Radar.Errors.NONE);
        ActorState one = moving(Look.PERSON, OPEN, NORTHWARDS, 1.4);
        ActorState near = moving(Look.PERSON, WORLD.relief().on(124, -1043), NORTHWARDS, 1.4);
        ActorState behind = moving(Look.PERSON, WORLD.relief().on(120, -1070), NORTHWARDS, 1.4);
        assertThat(plots(radar, 100, one, near)).hasSizeBetween(90, 100);
        assertThat(plots(radar, 100, one, behind)).hasSizeBetween(190, 200);
    }

    @Test
    void itsErrorsShiftWhatItMeasuresAndItsClock() {
        Radar.Errors errors = new Radar.Errors(Math.toRadians(0.6), 12, 1.5);
        PlotExtractor radar = radar(1, 0, errors);
        List<Plot> plots = plots(radar, 2000, moving(Look.CAR, OPEN, NORTHWARDS, 9));
        double east =
                plots.stream().mapToDouble(p -> p.position().eastMetres()).average().orElse(0);
        double north =
                plots.stream().mapToDouble(p -> p.position().northMetres()).average().orElse(0);
        assertThat(east - 120).isBetween(-912 * Math.toRadians(0.6) - 0.5, -9.0);
        assertThat(north + 1040).isBetween(-12.4, -11.6);
        Scan scan = radar.look(7, NOON, List.of());
        assertThat(Duration.between(NOON, scan.validTime())).isEqualTo(Duration.ofMillis(1500));
        assertThat(Duration.between(NOON, scan.arrivalTime())).isEqualTo(PlotExtractor.LATENCY);
    }

    @Test
    void noiseAddsAsManyPlotsAsItShouldAndALookIsTheSameToTheBit() {
        PlotExtractor radar = radar(1, 3, Radar.Errors.NONE);
        assertThat(plots(radar, 1000)).hasSizeBetween(2850, 3150);
        ActorState car = moving(Look.CAR, OPEN, NORTHWARDS, 9);
        assertThat(radar.look(5, NOON, List.of(car)))
                .isEqualTo(radar(1, 3, Radar.Errors.NONE).look(5, NOON, List.of(car)))
                .isNotEqualTo(radar.look(6, NOON, List.of(car)));
    }
}
