package org.marsad.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marsad.track.Scene.at;
import static org.marsad.track.Scene.scan;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.marsad.sensor.SensorId;
import org.marsad.track.existence.SensorView;

/// What becomes of a track that is not reported, by what its sensors could see. Things move eastwards.
class VisibilityTest {

    private final Tracker tracker = new Tracker(TrackerSettings.standard());
    private final Random random = new Random(20261126);
    private final TreeSet<Long> numbers = new TreeSet<>();
    private List<Track> tracks = List.of();

    private void see(String sensor, SensorView view) {
        tracker.replaceViews(Map.of(new SensorId(sensor), view));
    }

    @FormatMethod
    private void accept(String line, Object... values) {
        tracks =
                Scene.picture(tracker, scan(line, values)).stream()
                        .filter(track -> track.status() != TrackStatus.ENDED)
                        .toList();
        tracks.forEach(track -> numbers.add(track.number()));
    }

    /// Seen at 10 Hz; errors are a third of the stated standard deviation.
    private void go(double from, double to, double startEast, double speed, String what) {
        for (long i = Math.round(from * 10); i < Math.round(to * 10); i++) {
            double t = i * 0.1;
            accept(
                    "%.1f cam1 (%f,%f)~1 %s",
                    t, startEast + speed * (t - from) + noise(), noise(), what);
        }
    }

    private void nothing(double from, double to) {
        for (long i = Math.round(from * 10); i < Math.round(to * 10); i++) {
            accept("%.1f cam1", i * 0.1);
        }
    }

    private double noise() {
        return 0.33 * random.nextGaussian();
    }

    /// Seconds until no track is left.
    private double silence(double from, double most) {
        for (long i = Math.round(from * 10); i < Math.round((from + most) * 10); i++) {
            accept("%.1f cam1", i * 0.1);
            if (tracks.isEmpty()) {
                return i * 0.1 - from;
            }
        }
        return most;
    }

    private double sigmaMetres() {
        assertThat(tracks).hasSize(1);
        return Math.sqrt(tracks.getFirst().kinematics().positionCovariance().eastEast());
    }

    @Test
    void walkerWhoVanishesInPlainViewEndsWithinThreeSeconds() {
        see("cam1", StripView.open(-500, 500));
        go(0, 20, 0, 1.3, "person");
        assertThat(tracks).hasSize(1);
        assertThat(silence(20, 60)).isBetween(1.0, 3.0);
    }

    @Test
    void carThatVanishesInPlainViewEndsWithinThreeSeconds() {
        see("cam1", StripView.open(-500, 500));
        go(0, 20, 0, 12, "vehicle");
        assertThat(silence(20, 60)).isBetween(1.0, 3.0);
    }

    @Test
    void flickerOfASecondEndsNothing() {
        see("cam1", StripView.open(-500, 500));
        for (int round = 0; round < 10; round++) {
            go(round * 3, round * 3 + 2, round * 3.9, 1.3, "person");
            nothing(round * 3 + 2, round * 3 + 3);
        }
        assertThat(numbers).hasSize(1);
    }

    @Test
    void walkerWhoLeavesThePictureCoastsForSomeSecondsWithAGrowingEllipse() {
        see("cam1", StripView.open(-500, 26));
        go(0, 20, 0, 1.3, "person");
        double seen = sigmaMetres();
        nothing(20, 26);
        assertThat(sigmaMetres()).isGreaterThan(3 * seen);
        assertThat(silence(26, 60)).isBetween(3.0, 14.0);
    }

    @Test
    void walkerOnTheWayIntoAnotherPictureIsWaitedFor() {
        tracker.replaceViews(
                Map.of(
                        new SensorId("cam1"), StripView.open(-500, 26),
                        new SensorId("cam2"), StripView.open(66, 500)));
        go(0, 20, 0, 1.3, "person");
        nothing(20, 49);
        assertThat(tracks).hasSize(1);
        for (int i = 490; i < 600; i++) {
            accept("%.1f cam2 (%f,%f)~1#5 person", i * 0.1, 0.13 * i + 2 + noise(), noise());
        }
        assertThat(tracks).hasSize(1);
        assertThat(numbers).hasSize(1);
    }

    /// Scene 3: behind the ridge for 40 s, and the second tower sees it come out.
    @Test
    void carBehindTheRidgeKeepsItsNumberAndIsFoundByTheOtherCamera() {
        tracker.replaceViews(
                Map.of(
                        new SensorId("cam1"), StripView.open(-500, 900).withRidge(240, 900),
                        new SensorId("cam2"), StripView.open(200, 2000).withRidge(200, 720)));
        go(0, 20, 0, 12, "vehicle");
        double before = sigmaMetres();
        for (int i = 200; i < 600; i++) {
            accept("%.1f cam%d", i * 0.1, 1 + i % 2);
        }
        assertThat(sigmaMetres()).isGreaterThan(10 * before);
        for (int i = 600; i < 700; i++) {
            double east = 735 + 1.2 * (i - 600);
            accept("%.1f cam2 (%f,%f)~2#9 vehicle", i * 0.1, east + noise(), 15 + noise());
        }
        assertThat(numbers).hasSize(1);
        assertThat(tracks.getFirst().status()).isEqualTo(TrackStatus.CONFIRMED);
        assertThat(sigmaMetres()).isLessThan(3 * before);
    }

    /// Scene 1: two and a half kilometres away a crouching person is too small to be reported.
    @Test
    void farPersonWhoCrouchesForFourMinutesKeepsTheNumber() {
        see("cam1", StripView.open(-500, 500).farAway());
        go(0, 90, 0, 1.3, "person");
        nothing(90, 330);
        assertThat(tracks).hasSize(1);
        assertThat(sigmaMetres()).isLessThan(5);
        go(330, 340, 117, 1.3, "person");
        assertThat(numbers).hasSize(1);
        assertThat(tracks.getFirst().status()).isEqualTo(TrackStatus.CONFIRMED);
    }

    @Test
    void personWhoMeltsIntoTheSceneMemoryLivesOnForMinutesAndNoLonger() {
        see("cam1", StripView.open(-500, 500));
        go(0, 20, 0, 1.3, "person");
        go(20, 140, 26, 0, "person");
        nothing(140, 380);
        assertThat(tracks).hasSize(1);
        assertThat(silence(380, 600)).isBetween(10.0, 130.0);
    }

    @Test
    void twoWhoMergeIntoOneReportForAFewSecondsKeepTheirNumbers() {
        see("cam1", StripView.open(-500, 500));
        for (int i = 0; i < 300; i++) {
            double t = i * 0.1;
            double apart = Math.abs(t - 15) * 0.4;
            if (Math.abs(t - 15) < 2.5) {
                accept("%.1f cam1 (%f,%f)~1#1 person", t, t + noise(), noise());
            } else {
                double side = t < 15 ? apart : -apart;
                accept(
                        "%.1f cam1 (%f,%f)~1#1 person, (%f,%f)~1#%d person",
                        t,
                        t + noise(),
                        side + noise(),
                        t + noise(),
                        -side + noise(),
                        t < 15 ? 2 : 3);
            }
        }
        assertThat(tracks).hasSize(2);
        assertThat(numbers).hasSize(2);
    }

    @Test
    void sensorWithoutAViewEndsNothingByItsSilence() {
        see("cam2", StripView.open(-500, -400));
        go(0, 20, 0, 1.3, "person");
        assertThat(silence(20, 200)).isGreaterThan(40);
    }

    @Test
    void lossOfACameraEndsNothingAtOnce() {
        see("cam1", StripView.open(-500, 500));
        go(0, 20, 0, 1.3, "person");
        tracker.replaceViews(Map.of());
        for (int second = 20; second < 50; second++) {
            tracks = Scene.pictureAt(tracker, at(second));
        }
        assertThat(tracks).hasSize(1);
    }

    @Test
    void ownPatrolIsNeverEndedByWhatCamerasDoNotSee() {
        see("cam1", StripView.open(-500, 500));
        for (int i = 0; i < 60; i++) {
            accept("%d gps1 (%f,0)~5 @Patrol", i, 1.2 * i);
            accept("%d.5 cam1", i);
        }
        nothing(60, 180);
        assertThat(tracks).extracting(Track::callSign).containsExactly("Patrol");
    }
}
