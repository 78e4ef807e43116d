package org.marsad.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marsad.track.Scene.at;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.ErrorEllipse;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;

class StrobeTest {

    private static final EastNorthUp FIRST = new EastNorthUp(0, 0, 20);
    private static final EastNorthUp SECOND = new EastNorthUp(800, 0, 20);
    private static final double SIGMA = Math.toRadians(0.5);

    private final Random random = new Random(5);
    private final Tracker tracker = new Tracker(TrackerSettings.standard());
    private final Set<Long> numbers = new HashSet<>();
    private List<Track> tracks = List.of();

    private void accept(String sensor, double seconds, List<? extends TargetReport> reports) {
        tracker.accept(
                new Scan(new SensorId(sensor), at(seconds), at(seconds), List.copyOf(reports)));
        tracks = tracker.tracks();
        tracks.forEach(track -> numbers.add(track.number()));
    }

    private Strobe look(String sensor, EastNorthUp from, double seconds, EastNorthUp at) {
        EastNorthUp way = at.minus(from);
        return bearing(
                sensor,
                from,
                seconds,
                Math.atan2(way.eastMetres(), way.northMetres()) + SIGMA * random.nextGaussian());
    }

    private static Strobe bearing(
            String sensor, EastNorthUp from, double seconds, double azimuthRadians) {
        return new Strobe(
                new SensorId(sensor),
                at(seconds),
                from,
                azimuthRadians,
                SIGMA,
                Classification.UNKNOWN,
                new ReportOrigin.Measured(1));
    }

    private static Plot plot(double seconds, double east, double north, double sigma) {
        return new Plot(
                new SensorId("radar"),
                at(seconds),
                new EastNorthUp(east, north, 0),
                GroundCovariance.ofCircle(sigma),
                Classification.UNKNOWN,
                new ReportOrigin.Measured(1));
    }

    private Track only() {
        assertThat(tracks).hasSize(1);
        return tracks.getFirst();
    }

    @Test
    void aLoneBearingMakesATrackOfWhichOnlyTheDirectionIsKnown() {
        for (int i = 0; i < 30; i++) {
            EastNorthUp truth = new EastNorthUp(1500, 1500 + i, 0);
            accept("df1", i, List.of(look("df1", FIRST, i, truth)));
        }
        GroundCovariance place = only().kinematics().positionCovariance();
        ErrorEllipse ellipse = place.ellipse(0.95);
        assertThat(numbers).hasSize(1);
        assertThat(ellipse.semiMajorMetres()).isGreaterThan(2000);
        assertThat(ellipse.semiMajorMetres()).isGreaterThan(8 * ellipse.semiMinorMetres());
        assertThat(Math.abs(ellipse.majorAzimuthRadians())).isCloseTo(Math.PI / 4, within(0.1));
        EastNorthUp stated = only().kinematics().position();
        assertThat(
                        place.squaredMahalanobis(
                                1500 - stated.eastMetres(), 1529 - stated.northMetres()))
                .isLessThan(6);
    }

    @Test
    void lampsOnAPierAreNotShownAndWhatMovesAmongThemIs() {
        for (int i = 0; i < 60; i++) {
            List<Strobe> seen = new ArrayList<>();
            for (int lamp = 0; lamp < 8; lamp++) {
                double azimuth = Math.toRadians(100 + 20 * lamp);
                seen.add(bearing("df1", FIRST, i, azimuth + SIGMA * random.nextGaussian()));
            }
            seen.add(look("df1", FIRST, i, new EastNorthUp(-300 + 10 * i, 600, 0)));
            accept("df1", i, seen);
        }
        Strobe last = (Strobe) only().lastUpdate().report();
        assertThat(last.azimuthRadians()).isCloseTo(Math.atan2(290, 600), within(0.05));
    }

    @Test
    void looksInVainSpeakAgainstAPlaceThatOnlyBearingsKeep() {
        for (int i = 0; i < 10; i++) {
            accept("radar", i, List.of(plot(i, 0, 1000, 15)));
            accept("df1", i + 0.5, List.of(bearing("df1", FIRST, i, 0)));
        }
        assertThat(tracks).hasSize(1);
        for (int i = 10; i < 60; i++) {
            accept("radar", i, List.of());
            accept("df1", i + 0.5, List.of(bearing("df1", FIRST, i, 0)));
        }
        assertThat(tracks).isEmpty();
    }

    @Test
    void bearingsFromTwoPlacesCrossToPlaces() {
        List<EastNorthUp> truth = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            truth =
                    List.of(
                            new EastNorthUp(100 + 8 * i, 1200, 0),
                            new EastNorthUp(900, 700 + 6 * i, 0));
            double second = i + 0.4;
            List<Strobe> first = new ArrayList<>();
            List<Strobe> other = new ArrayList<>();
            for (EastNorthUp at : truth) {
                first.add(look("df1", FIRST, i, at));
                other.add(look("df2", SECOND, second, at));
            }
            accept("df1", i, first);
            accept("df2", second, other);
        }
        assertThat(tracks).hasSize(2);
        for (EastNorthUp at : truth) {
            assertThat(tracks)
                    .filteredOn(
                            track ->
                                    track.kinematics().position().horizontalDistanceMetres(at) < 30)
                    .hasSize(1)
                    .allSatisfy(
                            track ->
                                    assertThat(
                                                    track.kinematics()
                                                            .positionCovariance()
                                                            .ellipse(0.95)
                                                            .semiMajorMetres())
                                            .isLessThan(80));
        }
    }

    @Test
    void bearingMovesATrackSidewaysAndMakesItSurer() {
        for (int i = 0; i < 30; i++) {
            accept("radar", i, List.of(plot(i, i, 1000, 20)));
        }
        double east = only().kinematics().position().eastMetres();
        double width = only().kinematics().positionCovariance().eastEast();
        for (int i = 30; i < 34; i++) {
            Strobe strobe = bearing("df1", FIRST, i, 0.045);
            accept("df1", i, List.of(strobe));
        }
        assertThat(only().kinematics().position().eastMetres()).isGreaterThan(east + 1);
        assertThat(only().kinematics().positionCovariance().eastEast()).isLessThan(width);
        assertThat(only().lastUpdate().report()).isInstanceOf(Strobe.class);
    }

    @Test
    void plotTellsHowFarAlongItsBearingATrackIs() {
        for (int i = 0; i < 10; i++) {
            accept("df1", i, List.of(look("df1", FIRST, i, new EastNorthUp(1000, 1000, 0))));
        }
        long number = only().number();
        for (int i = 10; i < 20; i++) {
            accept("radar", i, List.of(plot(i, 1000, 1000, 15)));
        }
        assertThat(only().number()).isEqualTo(number);
        assertThat(only().kinematics().positionCovariance().ellipse(0.95).semiMajorMetres())
                .isLessThan(60);
    }

    @Test
    void bearingsOfNothingMakeNoTrack() {
        for (int i = 0; i < 600; i++) {
            accept("df1", i, List.of(bearing("df1", FIRST, i, 6.28 * random.nextDouble())));
        }
        assertThat(numbers.size()).isLessThan(3);
    }

    @Test
    void strangerBehindTheOwnPatrolIsNotTakenForIt() {
        for (int i = 0; i < 40; i++) {
            if (i % 5 == 0) {
                SensorId gps = new SensorId("gps");
                Plot fix =
                        new Plot(
                                gps,
                                at(i),
                                new EastNorthUp(0, 300, 0),
                                GroundCovariance.ofCircle(4),
                                Classification.UNKNOWN,
                                new ReportOrigin.Beacon("Patrol 1"));
                accept("gps", i, List.of(fix));
            }
            accept("df1", i, List.of(look("df1", FIRST, i, new EastNorthUp(0, 900, 0))));
        }
        assertThat(tracks).hasSize(2);
        assertThat(tracks).filteredOn(Track::isOwn).hasSize(1);
    }
}
