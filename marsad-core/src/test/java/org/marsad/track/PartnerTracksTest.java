package org.marsad.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marsad.track.Scene.at;
import static org.marsad.track.Scene.picture;
import static org.marsad.track.Scene.scan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.pipeline.ReportCheck;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.Refusals;

/// A partner station called north reports its tracks of things that drive east at 8 m/s.
class PartnerTracksTest {

    private static final SensorId NORTH = new SensorId("north");

    private final Tracker tracker = new Tracker(TrackerSettings.standard());

    @Test
    void whatOnlyThePartnerKnowsIsConfirmedAtOnceAndAsThePartnerSays() {
        List<Track> tracks = picture(tracker, partner(0, 7, 100, 50, 5));

        assertThat(tracks).hasSize(1);
        Track track = tracks.getFirst();
        assertThat(track.status()).isEqualTo(TrackStatus.CONFIRMED);
        assertThat(track.label().name()).isEqualTo("lorry");
        assertThat(track.lastUpdate().report().sensor()).isEqualTo(NORTH);
        assertThat(track.kinematics().eastMetresPerSecond()).isEqualTo(8);
        for (int second = 1; second < 30; second++) {
            tracks = picture(tracker, partner(second, 7, 100 + 8 * second, 50, 5));
        }
        assertThat(tracks).hasSize(1);
        assertThat(tracks.getFirst().number()).isEqualTo(track.number());
        assertThat(tracks.getFirst().kinematics().position().eastMetres())
                .isCloseTo(332, within(1e-6));
        assertThat(tracks.getFirst().kinematics().positionCovariance().determinant())
                .isGreaterThan(624);
    }

    @Test
    void firstReportIsOfTheTrackThatIsThereAndLaterOnesGoByNumber() {
        followOwn(10);
        long number = tracker.tracks().getFirst().number();

        List<Track> tracks = picture(tracker, partner(10, 7, 83, 52, 5));

        assertThat(tracks).extracting(Track::number).containsExactly(number);
        assertThat(tracks.getFirst().lastUpdate().report().origin())
                .isInstanceOf(ReportOrigin.Partner.class);
        assertThat(picture(tracker, partner(11, 7, 105, 55, 5))).hasSize(1);
        assertThat(picture(tracker, partner(12, 7, 900, 55, 5)))
                .as("the number is another thing by now")
                .hasSize(2);
    }

    @Test
    void twoNumbersOfOneScanAreTwoTracks() {
        followOwn(10);

        Scan one = partner(10, 7, 80, 50, 20);
        Scan two = partner(10, 8, 84, 54, 20);
        Scan both =
                new Scan(
                        NORTH,
                        at(10),
                        at(10),
                        List.of(one.reports().getFirst(), two.reports().getFirst()));

        assertThat(picture(tracker, both)).hasSize(2);
    }

    @Test
    void ownForcesAreTakenForThePartnersTrackOnlyWhereBothAgreeClosely() {
        for (int second = 0; second < 10; second++) {
            tracker.accept(scan("%d gps (%d,50)~2 @Patrol", second, 8 * second));
        }

        assertThat(picture(tracker, partner(10, 7, 130, 50, 40))).hasSize(2);
        assertThat(picture(tracker, partner(10.5, 8, 84, 51, 3))).hasSize(2);
    }

    @Test
    void ownTrackThatComesBackMakesNothingSurer() {
        Tracker alone = new Tracker(TrackerSettings.standard());
        for (int second = 0; second < 60; second++) {
            Scan own = scan("%d radar (%d,50)~5", second, 8 * second + second % 3);
            tracker.accept(own);
            alone.accept(own);
            for (Track track : tracker.tracks()) {
                tracker.accept(echo(track));
            }
            if (second > 5) {
                assertThat(area(tracker)).isGreaterThan(area(alone) * 0.999);
            }
        }
    }

    @Test
    void silentPartnersTrackEnds() {
        tracker.accept(partner(0, 7, 100, 50, 5));

        assertThat(Scene.pictureAt(tracker, at(3600)))
                .extracting(Track::status)
                .containsExactly(TrackStatus.ENDED);
        assertThat(tracker.isEmpty()).isTrue();
    }

    @Test
    void velocityThatIsNoNumberIsRefusedByName() {
        Refusals refused = new Refusals();
        ReportCheck check = new ReportCheck(10, refused);
        Plot good = (Plot) partner(0, 7, 100, 50, 5).reports().getFirst();
        Plot bad =
                new Plot(
                        NORTH,
                        at(0),
                        good.position(),
                        good.covariance(),
                        Classification.UNKNOWN,
                        new ReportOrigin.Partner(
                                7, Double.NaN, 0, GroundCovariance.ofCircle(1), ""));

        assertThat(check.check(new Scan(NORTH, at(0), at(0), List.of(good, bad))).reports())
                .containsExactly(good);
        assertThat(refused.of(new SensorId("north"))).containsEntry(Refusal.NO_NUMBER, 1L);
    }

    private void followOwn(int seconds) {
        for (int second = 0; second < seconds; second++) {
            tracker.accept(scan("%d radar (%d,50)~5", second, 8 * second));
        }
    }

    private static double area(Tracker tracker) {
        return tracker.tracks().getFirst().kinematics().positionCovariance().determinant();
    }

    private static Scan echo(Track track) {
        Kinematics is = track.kinematics();
        Plot plot =
                new Plot(
                        NORTH,
                        track.time(),
                        is.position(),
                        is.positionCovariance(),
                        Classification.UNKNOWN,
                        new ReportOrigin.Partner(
                                track.number(),
                                is.eastMetresPerSecond(),
                                is.northMetresPerSecond(),
                                is.velocityCovariance(),
                                ""));
        return new Scan(NORTH, track.time(), track.time(), List.of(plot));
    }

    private static Scan partner(
            double seconds, long number, double east, double north, double sigma) {
        Plot plot =
                new Plot(
                        NORTH,
                        at(seconds),
                        new EastNorthUp(east, north, 0),
                        GroundCovariance.ofCircle(sigma),
                        Classification.UNKNOWN,
                        new ReportOrigin.Partner(
                                number, 8, 0, GroundCovariance.ofCircle(1), "lorry"));
        return new Scan(NORTH, at(seconds), at(seconds), List.of(plot));
    }
}
