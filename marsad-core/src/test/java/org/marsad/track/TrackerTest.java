package org.marsad.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marsad.track.Scene.at;
import static org.marsad.track.Scene.scan;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.Refusals;

class TrackerTest {

    private final Tracker tracker = new Tracker(TrackerSettings.standard());
    private final Random random = new Random(20260301);
    private final TreeSet<Long> numbers = new TreeSet<>();
    private List<Track> tracks = List.of();

    @FormatMethod
    private void accept(String line, Object... values) {
        accept(scan(line, values));
    }

    private void accept(Scan scan) {
        tracks = Scene.picture(tracker, scan);
        tracks.forEach(track -> numbers.add(track.number()));
    }

    private double noise(double sigma) {
        return sigma * random.nextGaussian();
    }

    private Track only() {
        assertThat(tracks).hasSize(1);
        return tracks.getFirst();
    }

    private Track nearest(double east, double north) {
        EastNorthUp place = new EastNorthUp(east, north, 0);
        return tracks.stream()
                .min(
                        (a, b) ->
                                Double.compare(
                                        a.kinematics().position().horizontalDistanceMetres(place),
                                        b.kinematics().position().horizontalDistanceMetres(place)))
                .orElseThrow();
    }

    /// A camera's masks of one car fall into two pieces now and then, and one of them looks like a person.
    @Test
    void anotherPieceOfACarThatDrivesIsNoSecondTrack() {
        for (int i = 0; i < 60; i++) {
            String piece =
                    i > 20 ? " (%f,2)~2#%d person".formatted(12.0 * i / 10 - 3, 50 + i / 7) : "";
            accept("%.1f cam1 (%f,0)~2#1 vehicle%s", i * 0.1, 12.0 * i / 10, piece);
        }
        assertThat(numbers).hasSize(1);
    }

    /// Two people pass each other in the picture and make one report that is far off.
    @Test
    void oneReportFarOffDoesNotTakeATrackletFromItsTrack() {
        for (int i = 0; i < 100; i++) {
            double off = i == 50 ? 30 : 0;
            accept("%.1f cam1 (%f,0)~2#1 person", i * 0.1, 100 + off);
        }
        assertThat(numbers).containsExactly(1L);
        assertThat(only().status()).isEqualTo(TrackStatus.CONFIRMED);
    }

    @Test
    void whatDrivesIsAVehicleThoughItsBoxLooksLikeAPerson() {
        for (int i = 0; i < 60; i++) {
            accept("%.1f cam1 (%f,0)~1 person", i * 0.1, 14.0 * i / 10);
        }
        assertThat(only().classification().objectClass()).isEqualTo(ObjectClass.VEHICLE);
    }

    @Test
    void walkerIsConfirmedWithinASecondAtTenFramesASecond() {
        double confirmed = -1;
        for (int i = 0; i <= 10 && confirmed < 0; i++) {
            accept("%.1f cam1 (%f,20)", i * 0.1, 10 + 0.14 * i);
            confirmed = tracks.isEmpty() ? -1 : i * 0.1;
        }
        assertThat(confirmed).isBetween(0.2, 0.8);
        assertThat(only().status()).isEqualTo(TrackStatus.CONFIRMED);
        assertThat(only().findCallSign()).isEmpty();
    }

    @Test
    void singleBlobsMakeNoTrack() {
        for (int i = 0; i < 600; i++) {
            accept(
                    "%.1f cam1 (%f,%f)#%d",
                    i * 0.1, random.nextDouble() * 900, random.nextDouble() * 900, i + 1);
        }
        assertThat(numbers).isEmpty();
    }

    @Test
    void twoCamerasThatSeeOnePersonFeedOneTrack() {
        for (int i = 0; i < 200; i++) {
            double east = 0.14 * i;
            accept("%.2f cam1 (%f,%f)~4", i * 0.1, east + 2 + noise(1), noise(1));
            accept("%.2f cam2 (%f,%f)~4", i * 0.1 + 0.03, east - 2 + noise(1), noise(1));
        }
        assertThat(numbers).hasSize(1);
        assertThat(only().kinematics().position().eastMetres()).isCloseTo(27.9, within(2.5));
        assertThat(only().kinematics().eastMetresPerSecond()).isCloseTo(1.4, within(0.4));
    }

    @Test
    void doubledTracksOfTwoCamerasBecomeTheOlderOne() {
        for (int i = 0; i < 300; i++) {
            double apart = Math.max(0, 14 - i * 0.1);
            accept("%.2f cam1 (%f,%f)~1.5", i * 0.1, 0.14 * i, noise(0.5));
            accept("%.2f cam2 (%f,%f)~1.5", i * 0.1 + 0.04, 0.14 * i, apart + noise(0.5));
        }
        assertThat(numbers).hasSizeGreaterThan(1);
        assertThat(only().number()).isEqualTo(numbers.first());
    }

    @Test
    void crossingPeopleKeepTheirNumbersThoughTheirTrackletsBreak() {
        for (int i = 0; i < 400; i++) {
            double t = i * 0.1;
            int broken = i < 200 ? 0 : 10;
            accept(
                    "%.1f cam1 (%f,%f)~1#%d person, (%f,%f)~1#%d person",
                    t,
                    1.4 * t - 28 + noise(0.4),
                    1 + noise(0.4),
                    1 + broken,
                    28 - 1.4 * t + noise(0.4),
                    -1 + noise(0.4),
                    2 + broken);
            if (i == 100) {
                assertThat(tracks).hasSize(2);
                assertThat(nearest(-14, 1).number()).isLessThan(nearest(14, -1).number());
            }
        }
        assertThat(numbers).hasSize(2);
        assertThat(nearest(28, 1).number()).isLessThan(nearest(-28, -1).number());
    }

    @Test
    void carHiddenForFortySecondsComesBackUnderItsNumber() {
        for (int i = 0; i < 100; i++) {
            accept("%.1f cam1 (%f,%f)~3 vehicle", i * 0.1, 1.2 * i + noise(1), noise(1));
        }
        long number = only().number();
        double before = only().kinematics().positionCovariance().eastEast();
        for (int i = 100; i < 500; i++) {
            accept("%.1f cam1", i * 0.1);
        }
        assertThat(only().status()).isEqualTo(TrackStatus.COASTING);
        double hidden = only().kinematics().positionCovariance().eastEast();
        assertThat(hidden).isGreaterThan(50 * before);
        for (int i = 500; i < 520; i++) {
            accept("%.1f cam2 (%f,%f)~3#9 vehicle", i * 0.1, 1.05 * i + noise(1), 25 + noise(1));
        }
        assertThat(only().number()).isEqualTo(number);
        assertThat(only().status()).isEqualTo(TrackStatus.CONFIRMED);
        assertThat(only().kinematics().positionCovariance().eastEast()).isLessThan(hidden / 20);
        assertThat(only().classification().objectClass()).isEqualTo(ObjectClass.VEHICLE);
    }

    @Test
    void personWhoCrouchesForFourMinutesStaysWhereHeIs() {
        for (int i = 0; i < 100; i++) {
            accept("%.1f cam1 (%f,%f)~3 person", i * 0.1, 0.13 * i + noise(1), noise(1));
        }
        long number = only().number();
        for (int i = 100; i < 2500; i++) {
            accept("%.1f cam1", i * 0.1);
            if (i > 150) {
                assertThat(only().kinematics().speedMetresPerSecond()).isLessThan(0.1);
            }
        }
        assertThat(only().kinematics().position().eastMetres()).isCloseTo(13, within(4.0));
        assertThat(only().kinematics().positionCovariance().ellipse(0.95).semiMajorMetres())
                .isLessThan(12);
        for (int i = 2500; i < 2600; i++) {
            accept(
                    "%.1f cam1 (%f,%f)~3#2 person",
                    i * 0.1, 13 + 0.13 * (i - 2500) + noise(1), noise(1));
        }
        assertThat(only().number()).isEqualTo(number);
        assertThat(only().kinematics().eastMetresPerSecond()).isCloseTo(1.3, within(0.5));
    }

    @Test
    void velocityGoesToZeroAfterAStopThatIsSeen() {
        for (int i = 0; i < 250; i++) {
            double east = Math.min(i, 100) * 0.14;
            accept("%.1f cam1 (%f,%f)~3 person", i * 0.1, east + noise(1), noise(1));
        }
        assertThat(only().kinematics().speedMetresPerSecond()).isLessThan(0.15);
    }

    @Test
    void trackEndsOnceAndItsNumberIsNotUsedAgain() {
        for (int i = 0; i < 30; i++) {
            accept("%.1f cam1 (%f,0)~2 vehicle", i * 0.1, 1.0 * i);
        }
        long number = only().number();
        List<TrackStatus> statuses = new ArrayList<>();
        for (int second = 4; second < 120; second++) {
            for (Track track : Scene.pictureAt(tracker, at(second))) {
                assertThat(track.number()).isEqualTo(number);
                statuses.add(track.status());
            }
        }
        assertThat(statuses).containsOnlyOnce(TrackStatus.ENDED).endsWith(TrackStatus.ENDED);
        for (int i = 1200; i < 1230; i++) {
            accept("%.1f cam1 (%f,0)~2#2 vehicle", i * 0.1, 1.0 * (i - 1170));
        }
        assertThat(only().number()).isGreaterThan(number);
    }

    /// The own patrol walks the fence with GPS every 5 s and is seen by a camera; a stranger walks
    /// 60 m beside; GPS is lost from 100 s to 220 s.
    @Test
    void ownLabelStaysWithThePatrolThroughTwoMinutesWithoutGps() {
        for (int i = 0; i < 3000; i++) {
            double t = i * 0.1;
            double east = 1.2 * t;
            accept(
                    "%.1f cam1 (%f,%f)~5#%d person, (%f,%f)~5#%d person",
                    t,
                    east + noise(1.5),
                    noise(1.5),
                    1 + i / 700,
                    east + noise(1.5),
                    60 + noise(1.5),
                    101 + i / 450);
            boolean lost = t > 100 && t < 220;
            if (i % 50 == 0 && !lost) {
                accept("%.1f gps1 (%f,%f)~5 @Patrol", t, east + noise(3), noise(3));
            }
            if (i > 20) {
                assertThat(nearest(east, 0).callSign()).as("at %.1f s", t).isEqualTo("Patrol");
                assertThat(nearest(east, 60).isOwn()).as("at %.1f s", t).isFalse();
                assertThat(tracks).as("at %.1f s", t).hasSize(2);
            }
        }
        assertThat(numbers).hasSize(2);
    }

    @Test
    void hiddenPatrolWithoutGpsDoesNotBecomeTheStranger() {
        for (int i = 0; i < 60; i++) {
            accept("%d gps1 (%f,0)~5 @Patrol", i, 1.2 * i);
        }
        for (int i = 600; i < 1800; i++) {
            accept("%.1f cam1 (%f,60)~5#3 person", i * 0.1, 0.12 * i + noise(1));
        }
        assertThat(tracks).hasSize(2);
        assertThat(nearest(216, 60).isOwn()).isFalse();
        assertThat(nearest(216, 60).status()).isEqualTo(TrackStatus.CONFIRMED);
        accept("180 gps1 (216,0)~5 @Patrol");
        assertThat(nearest(216, 0).callSign()).isEqualTo("Patrol");
        assertThat(nearest(216, 60).isOwn()).isFalse();
    }

    @Test
    void beaconThatComesUpNamesTheTrackThatStandsThere() {
        for (int i = 0; i < 50; i++) {
            accept("%.1f cam1 (%f,0)~3#1 person, (%f,60)~3#2 person", i * 0.1, 0.12 * i, 0.12 * i);
        }
        accept("5 gps1 (6,2)~4 @Patrol");
        assertThat(tracks).hasSize(2);
        assertThat(nearest(6, 0).callSign()).isEqualTo("Patrol");
        assertThat(nearest(6, 60).isOwn()).isFalse();
    }

    @Test
    void lateBeaconIsBroughtForwardToNow() {
        for (int i = 0; i < 400; i++) {
            accept("%.1f cam1 (%f,0)~3 person", i * 0.1, 0.15 * i);
            if (i % 50 == 0 && i > 40) {
                double late = i * 0.1 - 4;
                accept("%.1f gps1 (%f,0)~3 @Patrol", late, 1.5 * late);
            }
        }
        assertThat(only().callSign()).isEqualTo("Patrol");
        assertThat(only().kinematics().position().eastMetres()).isCloseTo(60, within(3.0));
    }

    @Test
    void updateKeepsTheHypothesisBehindIt() {
        for (int i = 0; i < 20; i++) {
            accept("%.1f cam1 (%f,0)~3#1, (%f,4)~3#2", i * 0.1, 0.1 * i, 0.1 * i);
        }
        TrackUpdate update = tracks.getFirst().lastUpdate();
        assertThat(update.competitors()).isEqualTo(1);
        assertThat(update.squaredDistance()).isBetween(0.0, 16.0);
        assertThat(update.report().origin()).isInstanceOf(ReportOrigin.Seen.class);
    }

    @Test
    void fullTrackerRefusesFurtherBirthsAndSaysSo() {
        TrackerSettings standard = TrackerSettings.standard();
        Refusals refused = new Refusals();
        Tracker small =
                new Tracker(
                        new TrackerSettings(
                                standard.birth(),
                                standard.seen(),
                                standard.measured(),
                                standard.gate(),
                                standard.along(),
                                standard.coast(),
                                new TrackerSettings.Limits(2, 100, 100, 4)),
                        1,
                        refused);
        for (int i = 0; i < 10; i++) {
            tracks = Scene.picture(small, scan("%.1f cam1 (0,0)#1, (500,0)#2, (900,0)#3", i * 0.1));
        }
        assertThat(tracks).hasSize(2);
        assertThat(refused.all()).isEqualTo(Map.of(Refusal.TOO_MANY_TRACKS, 10L));
    }
}
