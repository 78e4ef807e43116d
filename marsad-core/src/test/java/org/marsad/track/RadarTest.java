package org.marsad.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marsad.track.Scene.scan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;

/// A radar that turns in two seconds, finds a thing nine times in ten to 20 m, and has false reports.
class RadarTest {

    private static final double PERIOD = 2;

    private final Tracker tracker = new Tracker(TrackerSettings.standard());
    private final Random random = new Random(5);
    private final Set<Long> numbers = new HashSet<>();
    private List<Track> tracks = List.of();

    private double noise() {
        return 20 * random.nextGaussian();
    }

    private String seen(double east, double north) {
        return String.format(Locale.ROOT, " (%.1f,%.1f)~20", east + noise(), north + noise());
    }

    private void sweep(int turn, int falseReports, List<String> places) {
        StringBuilder line = new StringBuilder(turn * PERIOD + " radar1");
        places.stream().filter(_ -> random.nextDouble() < 0.9).forEach(line::append);
        for (int i = 0; i < falseReports; i++) {
            line.append(
                    String.format(
                            Locale.ROOT,
                            " (%.1f,%.1f)~20",
                            random.nextDouble(-5000, 5000),
                            random.nextDouble(-5000, 5000)));
        }
        tracks = Scene.picture(tracker, scan("%s", line));
        tracks.forEach(track -> numbers.add(track.number()));
    }

    @Test
    void clutterAloneMakesNoTrack() {
        for (int turn = 0; turn < 150; turn++) {
            sweep(turn, 20, List.of());
        }

        assertThat(numbers).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void looksThatGiveBearingsOnlySayNothingAgainstATrackElsewhere() {
        SensorId finder = new SensorId("df1");
        for (int turn = 0; turn < 40; turn++) {
            sweep(turn, 0, List.of(seen(15.0 * turn, 0)));
            for (int look = 1; look < 20; look++) {
                Instant time = Scene.at(turn * PERIOD + look * 0.1);
                Strobe south =
                        new Strobe(
                                finder,
                                time,
                                new EastNorthUp(0, -1000, 10),
                                Math.PI,
                                0.03,
                                Classification.UNKNOWN,
                                new ReportOrigin.Measured(look));
                List<TargetReport> reports = look % 4 == 1 ? List.of(south) : List.of();
                tracker.accept(new Scan(finder, time, time, reports));
            }
        }

        assertThat(tracks).hasSize(1);
        assertThat(numbers).hasSize(1);
    }

    @Test
    void aVehicleInClutterIsOneTrackToTheEndAndSoonGoneAfter() {
        for (int turn = 0; turn < 100; turn++) {
            sweep(turn, 10, List.of(seen(-2000 + 30.0 * turn, 400)));
        }
        assertThat(numbers).hasSize(1);
        assertThat(tracks.getFirst().kinematics().position().eastMetres()).isBetween(930.0, 1010.0);

        for (int turn = 100; turn < 106; turn++) {
            sweep(turn, 10, List.of());
        }
        assertThat(tracks.stream().filter(track -> track.status() != TrackStatus.ENDED)).isEmpty();
    }

    /// Scene 3: a minute behind the long hill.
    @Test
    void whatTheGroundHidesFromARadarIsWaitedFor() {
        tracker.replaceViews(
                Map.of(new SensorId("radar1"), StripView.open(-5000, 5000).withRidge(-200, 640)));
        for (int turn = 0; turn < 100; turn++) {
            double east = -1000 + 24.0 * turn;
            boolean isHidden = east > -200 && east < 640;
            sweep(turn, 0, isHidden ? List.of() : List.of(seen(east, 400)));
        }
        assertThat(numbers).hasSize(1);
        assertThat(tracks).hasSize(1);
    }

    @Test
    void whatIsLostForSomeTurnsComesBackUnderItsNumber() {
        int unseen = 0;
        for (int turn = 0; turn < 100; turn++) {
            boolean isHidden = turn >= 60 && turn < 65;
            sweep(turn, 5, isHidden ? List.of() : List.of(seen(-2000 + 30.0 * turn, 400)));
            unseen += turn > 10 && tracks.isEmpty() ? 1 : 0;
        }

        assertThat(numbers).hasSize(1);
        assertThat(unseen).isBetween(1, 6);
    }

    @Test
    void vehiclesThatMeetKeepTheirNumbers() {
        Map<Long, Double> before = new HashMap<>();
        for (int turn = 0; turn < 100; turn++) {
            List<String> places = new ArrayList<>();
            for (int pair = 0; pair < 8; pair++) {
                places.add(seen(-1500 + 30.0 * turn, 1000.0 * pair - 4000));
                places.add(seen(1500 - 30.0 * turn, 1000.0 * pair - 3990));
            }
            sweep(turn, 3, places);
            if (turn == 30) {
                tracks.forEach(track -> before.put(track.number(), speed(track)));
            }
        }

        assertThat(before).hasSize(16);
        assertThat(tracks)
                .filteredOn(track -> before.getOrDefault(track.number(), 0.0) * speed(track) > 0)
                .hasSizeGreaterThanOrEqualTo(14);
    }

    @Test
    void foreseeingUsesWhatWaitsAndChangesNothing() {
        for (int turn = 0; turn < 50; turn++) {
            sweep(turn, 0, List.of(seen(-2000 + 30.0 * turn, 400)));
        }
        Track before = tracks.getFirst();

        Track foreseen =
                tracker.foresee(List.of(scan("100 radar1 (-500,480)~20")), Scene.at(101))
                        .getFirst();

        assertThat(foreseen.number()).isEqualTo(before.number());
        assertThat(foreseen.time()).isEqualTo(Scene.at(101));
        assertThat(foreseen.kinematics().position().northMetres())
                .isGreaterThan(before.kinematics().position().northMetres() + 5);
        assertThat(tracker.tracks()).isEqualTo(tracks);
    }

    private static double speed(Track track) {
        return track.kinematics().eastMetresPerSecond();
    }
}
