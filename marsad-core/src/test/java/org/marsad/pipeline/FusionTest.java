package org.marsad.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marsad.track.Scene.at;
import static org.marsad.track.Scene.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marsad.alert.Alert;
import org.marsad.alert.Rule;
import org.marsad.alert.Schedule;
import org.marsad.alert.Severity;
import org.marsad.alert.Zone;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Scan;
import org.marsad.picture.Picture;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;
import org.marsad.track.act.SignedAct;
import org.marsad.track.act.TrackAct;

class FusionTest {

    private final Fusion fusion = new Fusion(Fusion.Settings.standard());

    private static Zone yard() {
        Schedule always = Schedule.always(ZoneId.of("UTC"));
        return new Zone(
                "yard",
                "Yard",
                Zone.Kind.AREA,
                List.of(
                        new EastNorthUp(0, -50, 0),
                        new EastNorthUp(100, -50, 0),
                        new EastNorthUp(100, 50, 0),
                        new EastNorthUp(0, 50, 0)),
                List.of(
                        new Rule(new Rule.Enters(), Set.of(), always, Severity.CHECK),
                        new Rule(
                                new Rule.StaysLongerThan(Duration.ofMinutes(1)),
                                Set.of(),
                                always,
                                Severity.NOTE)));
    }

    /// Two cameras with noise, clutter, delays of up to 0.7 s, and a patrol with GPS.
    private static List<Scan> night() {
        Random random = new Random(31);
        List<Scan> scans = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            double t = i * 0.1;
            String places = "";
            for (int k = 0; k < 6; k++) {
                places +=
                        String.format(
                                Locale.ROOT,
                                " (%f,%f)~3#%d",
                                t - 20 + random.nextGaussian(),
                                20 * k - 50 + random.nextGaussian(),
                                k + 1);
            }
            scans.add(
                    scan(
                            "%.2f|%.3f cam%d%s (%f,%f)~3#%d",
                            t + i % 2 * 0.03,
                            t + 0.1 + random.nextDouble() * 0.6,
                            1 + i % 2,
                            places,
                            random.nextDouble() * 400,
                            random.nextDouble() * 400,
                            1000 + i));
            if (i % 50 == 0) {
                scans.add(scan("%.1f|%.1f gps1 (%f,-50)~4 @Patrol", t, t + 0.2, t - 20));
            }
        }
        scans.sort((a, b) -> a.arrivalTime().compareTo(b.arrivalTime()));
        return scans;
    }

    private static List<Picture> run(List<Scan> scans) {
        Fusion fusion = new Fusion(Fusion.Settings.standard());
        List<Picture> pictures = new ArrayList<>();
        pictures.add(fusion.replaceZones(List.of(yard())));
        scans.forEach(scan -> pictures.add(fusion.accept(scan)));
        pictures.add(fusion.finish());
        return pictures;
    }

    @Test
    void sameScansGiveTheSamePicturesToTheBit() {
        List<Picture> first = run(night());
        assertThat(run(night())).isEqualTo(first);
        assertThat(first.getLast().tracks()).hasSize(6);
        assertThat(first.getLast().alerts()).isNotEmpty();
    }

    @Test
    void arrivalOrderWithinTheWindowDoesNotMatter() {
        List<Scan> byTime = new ArrayList<>(night());
        Collections.sort(byTime, (a, b) -> a.validTime().compareTo(b.validTime()));
        Picture settled = run(byTime).getLast();
        Picture live = run(night()).getLast();
        assertThat(live.tracks()).isEqualTo(settled.tracks());
        assertThat(live.alerts()).isEqualTo(settled.alerts());
    }

    @Test
    void picturesCountUpAndTimeNeverGoesBack() {
        Picture before = new Picture(0, at(-1), List.of(), List.of(), List.of(), List.of());
        for (Picture picture : run(night())) {
            assertThat(picture.number()).isGreaterThanOrEqualTo(before.number());
            if (!before.time().equals(Instant.EPOCH) && before.number() > 1) {
                assertThat(picture.time()).isAfterOrEqualTo(before.time());
            }
            before = picture;
        }
    }

    @Test
    void staysFiresAndTracksEndThoughNoScanComes() {
        fusion.replaceZones(List.of(yard()));
        for (int i = 0; i < 100; i++) {
            fusion.accept(scan("%.1f cam1 (%f,0) person", i * 0.1, 40 + 0.1 * i));
        }
        List<Alert> alerts = fusion.advance(at(80)).alerts();
        assertThat(alerts).extracting(Alert::id).containsExactly("yard.0.1.1", "yard.1.1.1");
        assertThat(fusion.picture().tracks())
                .extracting(Track::status)
                .containsExactly(TrackStatus.COASTING);
        assertThat(fusion.advance(at(900)).tracks()).isEmpty();
        assertThat(fusion.picture().time()).isEqualTo(at(899));
    }

    @Test
    void beaconThatIsSecondsLateStillNamesThePatrol() {
        fusion.replaceZones(List.of(yard()));
        for (int i = 0; i < 300; i++) {
            double t = i * 0.1;
            fusion.accept(scan("%.1f cam1 (%f,0)~3 person", t, t - 20));
            if (i % 50 == 30) {
                fusion.accept(scan("%.1f|%.1f gps1 (%f,0)~4 @Patrol", t - 3, t, t - 23));
            }
        }
        assertThat(fusion.finish().tracks())
                .singleElement()
                .extracting(Track::callSign)
                .isEqualTo("Patrol");
        assertThat(fusion.picture().alerts()).isEmpty();
    }

    @Test
    void latestHealthOfEachSensorIsInThePicture() {
        SensorId camera = new SensorId("cam1");
        fusion.report(new SensorHealth(camera, SensorHealth.State.STARTING, at(0), ""));
        Picture picture =
                fusion.report(new SensorHealth(camera, SensorHealth.State.LOST, at(5), "no data"));
        assertThat(picture.number()).isEqualTo(2);
        assertThat(picture.sensors())
                .extracting(each -> each.health().state())
                .containsExactly(SensorHealth.State.LOST);
    }

    private static List<SignedAct> acts() {
        return List.of(
                new SignedAct(new TrackAct.Rename(1, "Ali"), at(20.05), "Dilan"),
                new SignedAct(new TrackAct.Drop(3), at(25.01), "Dilan"),
                new SignedAct(new TrackAct.Merge(1, 2), at(30), "Dilan"),
                new SignedAct(new TrackAct.Split(1), at(33), "Sara"),
                new SignedAct(new TrackAct.Mark(2, true), at(40), "Sara"),
                new SignedAct(new TrackAct.Split(4), at(41), "Sara"));
    }

    @Test
    void theSameScansAndActsGiveTheSamePictureToTheBitHoweverTheyArrive() {
        Fusion live = new Fusion(Fusion.Settings.standard());
        live.replaceZones(List.of(yard()));
        List<SignedAct> waiting = new ArrayList<>(acts());
        for (Scan scan : night()) {
            live.accept(scan);
            if (!waiting.isEmpty() && !waiting.getFirst().time().isAfter(scan.arrivalTime())) {
                live.accept(waiting.removeFirst());
            }
        }
        Fusion replay = new Fusion(Fusion.Settings.standard());
        replay.replaceZones(List.of(yard()));
        acts().reversed().forEach(replay::accept);
        List<Scan> byTime = new ArrayList<>(night());
        Collections.sort(byTime, (a, b) -> a.validTime().compareTo(b.validTime()));
        byTime.forEach(replay::accept);

        assertThat(live.finish().tracks()).isEqualTo(replay.finish().tracks());
        assertThat(live.picture().alerts()).isEqualTo(replay.picture().alerts());
        for (long track = 1; track < 20; track++) {
            assertThat(live.history(track)).isEqualTo(replay.history(track));
        }
        assertThat(live.history(1)).hasSizeGreaterThan(4);
    }

    @Test
    void anActIsInThePictureAtOnceAndAKnownTrackRaisesNoAlert() {
        fusion.replaceZones(List.of(yard()));
        for (int i = 0; i < 100; i++) {
            fusion.accept(scan("%.1f cam1 (%f,0)~2 person", i * 0.1, -30 + 0.2 * i));
        }
        Picture now =
                fusion.accept(
                        new SignedAct(
                                new TrackAct.Mark(1, true), fusion.picture().time(), "Dilan"));
        assertThat(now.tracks()).singleElement().matches(Track::isKnown);
        for (int i = 100; i < 300; i++) {
            fusion.accept(scan("%.1f cam1 (%f,0)~2 person", i * 0.1, -30 + 0.2 * i));
        }
        assertThat(fusion.finish().alerts()).isEmpty();
    }

    @Test
    void whoStoodInAZoneBeforeARestartHasNotEnteredItAgain() {
        for (int i = 0; i < 100; i++) {
            fusion.accept(scan("%.1f cam1 (50,0)~2 person", i * 0.1));
        }
        fusion.finish();
        Fusion again = new Fusion(Fusion.Settings.standard().withFirstTrackNumber(101));
        again.replaceZones(List.of(yard()));
        assertThat(again.resume(fusion.keep()).tracks()).hasSize(1);
        for (int i = 120; i < 220; i++) {
            again.accept(scan("%.1f cam1 (50,0)~2#5 person", i * 0.1));
        }
        assertThat(again.finish().alerts()).isEmpty();
        assertThat(again.picture().tracks()).extracting(Track::number).containsExactly(1L);
    }
}
