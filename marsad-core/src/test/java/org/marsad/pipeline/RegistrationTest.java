package org.marsad.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.track.Track;
import org.marsad.track.registration.Correction;
import org.marsad.track.registration.SensorOffset;

/// Two radars on two towers; one was levelled anew and is off by 0.6° and 12 m, or its clock is.
class RegistrationTest {

    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
    private static final SensorId RIGHT = new SensorId("radar-1");
    private static final SensorId WRONG = new SensorId("radar-2");
    private static final Map<SensorId, EastNorthUp> PLACES =
            Map.of(RIGHT, new EastNorthUp(0, 0, 30), WRONG, new EastNorthUp(300, -200, 20));
    private static final double SIGMA_RANGE = 4;
    private static final double SIGMA_AZIMUTH = Math.toRadians(0.25);

    private final Random random = new Random(3);
    private final Fusion fusion =
            new Fusion(Fusion.Settings.standard().withWindow(Duration.ofSeconds(2)));
    private Correction fault = Correction.NONE;

    /// Five vehicles that come and go, one every 50 s.
    private static List<EastNorthUp> truth(double second) {
        List<EastNorthUp> there = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            double since = (second + 50 * n) % 250;
            double turn = 1.2 * n;
            double along = 12 * (since - 125);
            there.add(
                    new EastNorthUp(
                            900 + 200 * n + along * Math.cos(turn),
                            700 - 300 * n + along * Math.sin(turn),
                            0));
        }
        return there;
    }

    private void look(SensorId sensor, double second) {
        boolean isWrong = sensor.equals(WRONG);
        Correction error = isWrong ? fault : Correction.NONE;
        EastNorthUp from = Objects.requireNonNull(PLACES.get(sensor));
        Instant stamped = START.plusNanos(Math.round((second + error.clockSeconds()) * 1e9));
        List<TargetReport> plots = new ArrayList<>();
        for (EastNorthUp at : truth(second)) {
            if (random.nextDouble() < 0.9) {
                plots.add(plot(sensor, stamped, at, from, error));
            }
        }
        Instant arrival = START.plusNanos(Math.round((second + 0.3) * 1e9));
        fusion.accept(new Scan(sensor, stamped, arrival, plots));
    }

    private Plot plot(
            SensorId sensor, Instant time, EastNorthUp at, EastNorthUp from, Correction error) {
        EastNorthUp way = at.minus(from);
        double azimuth =
                Math.atan2(way.eastMetres(), way.northMetres())
                        + error.bearingRadians()
                        + SIGMA_AZIMUTH * random.nextGaussian();
        double range =
                at.horizontalDistanceMetres(from)
                        + error.rangeMetres()
                        + SIGMA_RANGE * random.nextGaussian();
        return new Plot(
                sensor,
                time,
                from.plus(
                        new EastNorthUp(range * Math.sin(azimuth), range * Math.cos(azimuth), -30)),
                GroundCovariance.ofAxes(azimuth, SIGMA_RANGE, range * SIGMA_AZIMUTH),
                Classification.UNKNOWN,
                new ReportOrigin.Measured(1));
    }

    private void play(double from, double to) {
        fusion.replacePlaces(PLACES);
        for (double second = from; second < to; second++) {
            look(RIGHT, second);
            look(WRONG, second + 0.5);
        }
    }

    private SensorOffset offset(SensorId sensor) {
        return fusion.offsets().stream()
                .filter(offset -> offset.sensor().equals(sensor))
                .findFirst()
                .orElseThrow();
    }

    private Correction apart() {
        Correction right = offset(RIGHT).offset();
        Correction wrong = offset(WRONG).offset();
        return new Correction(
                wrong.bearingRadians() - right.bearingRadians(),
                wrong.rangeMetres() - right.rangeMetres(),
                wrong.clockSeconds() - right.clockSeconds());
    }

    @Test
    void turnedAndShiftedRadarIsFoundFromCommonTracks() {
        fault = new Correction(Math.toRadians(0.6), 12, 0);
        play(0, 300);
        assertThat(Math.toDegrees(apart().bearingRadians())).isCloseTo(0.6, within(0.08));
        assertThat(apart().rangeMetres()).isCloseTo(12, within(2.0));
        assertThat(apart().clockSeconds()).isCloseTo(0, within(0.1));
        assertThat(offset(WRONG).isClear(Correction.NONE)).isTrue();
    }

    @Test
    void lateClockIsToldFromTurnedAim() {
        fault = new Correction(0, 0, -0.8);
        play(0, 300);
        assertThat(apart().clockSeconds()).isCloseTo(-0.8, within(0.1));
        assertThat(Math.toDegrees(apart().bearingRadians())).isCloseTo(0, within(0.1));
    }

    @Test
    void clockThatIsAheadByMoreThanTheWindowIsTakenOffAndNoScanIsLost() {
        fault = new Correction(0, 0, 1.5);
        play(0, 200);
        Correction found = apart();
        fusion.correct(WRONG, found);
        play(200, 230);
        assertThat(found.clockSeconds()).isCloseTo(1.5, within(0.2));
        assertThat(fusion.picture().tracks())
                .anyMatch(track -> track.lastUpdate().report().sensor().equals(WRONG));
        assertThat(fusion.picture().tracks()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void sensorsThatAgreeAreLeftInPeace() {
        play(0, 300);
        assertThat(fusion.offsets())
                .hasSize(2)
                .noneMatch(offset -> offset.isClear(Correction.NONE));
    }

    @Test
    void twoDotsForEverythingBecomeOneOnceTheOffsetIsTakenOff() {
        fault = new Correction(Math.toRadians(4), 60, 0);
        play(0, 300);
        int before = shown(300, 330).size();
        Correction found = apart();
        fusion.correct(WRONG, found);
        play(330, 400);
        Set<Integer> after = shown(400, 430);
        assertThat(Math.toDegrees(found.bearingRadians())).isCloseTo(4, within(0.3));
        assertThat(before).isPositive();
        assertThat(after.stream().max(Comparator.naturalOrder()).orElseThrow())
                .isLessThanOrEqualTo(6);
        assertThat(Math.toDegrees(apart().bearingRadians())).isCloseTo(4, within(0.3));
    }

    /// How many tracks were shown, second by second.
    private Set<Integer> shown(double from, double to) {
        Set<Integer> counts = new HashSet<>();
        for (double second = from; second < to; second++) {
            play(second, second + 1);
            counts.add((int) fusion.picture().tracks().stream().filter(this::isFresh).count());
        }
        return counts;
    }

    private boolean isFresh(Track track) {
        return Duration.between(track.lastUpdate().time(), track.time()).toSeconds() < 3;
    }
}
