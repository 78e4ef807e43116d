package org.marsad.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marsad.track.Scene.at;
import static org.marsad.track.Scene.scan;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marsad.picture.SensorStatus;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.sensor.health.SensorHealth.State;

class SensorWatchTest {

    private static final SensorId RADAR = new SensorId("radar1");

    private final Fusion fusion = new Fusion(Fusion.Settings.standard());

    private SensorStatus status(SensorId sensor) {
        return fusion.picture().sensors().stream()
                .filter(each -> each.health().sensor().equals(sensor))
                .findFirst()
                .orElseThrow();
    }

    private SensorHealth radar() {
        return status(RADAR).health();
    }

    @Test
    void aRadarThatFallsSilentIsLostAndIsFoundAgain() {
        for (int i = 0; i <= 20; i += 2) {
            fusion.accept(scan("%d.0 radar1 (100,%d)~5", i, i));
        }
        assertThat(radar().state()).isEqualTo(State.WATCHING);
        assertThat(radar().since()).isEqualTo(at(0));
        fusion.advance(at(29));
        assertThat(radar().state()).isEqualTo(State.WATCHING);
        fusion.advance(at(31.5));
        assertThat(radar().state()).isEqualTo(State.LOST);
        assertThat(radar().since()).isEqualTo(at(20));
        for (int i = 40; i <= 44; i += 2) {
            fusion.accept(scan("%d.0 radar1 (100,20)~5", i));
        }
        assertThat(radar().state()).isEqualTo(State.WATCHING);
        assertThat(radar().since()).isEqualTo(at(40));
    }

    @Test
    void aCameraThatSaysAllIsWellButSendsWhatCantBeUsedIsUnfitUntilItDoesBetter() {
        SensorId camera = new SensorId("cam1");
        fusion.report(new SensorHealth(camera, State.WATCHING, at(0), ""));
        for (int i = 0; i < 60; i++) {
            fusion.accept(scan("%.1f cam1 (1,2), (9000000,2), (9000000,3)", i * 0.1));
        }
        assertThat(status(camera).health().state()).isEqualTo(State.UNFIT);
        assertThat(status(camera).health().detail()).contains("FAR_AWAY");
        assertThat(status(camera).refused().get(Refusal.FAR_AWAY)).isBetween(100L, 120L);
        for (int i = 60; i < 120; i++) {
            fusion.accept(scan("%.1f cam1 (1,2)", i * 0.1));
        }
        assertThat(status(camera).health().state()).isEqualTo(State.WATCHING);
        assertThat(status(camera).refused()).containsEntry(Refusal.FAR_AWAY, 120L);
    }

    @Test
    void aSensorWhoseTimeRunsBackwardsIsUnfitAndTheOthersGoOn() {
        for (int i = 0; i < 40; i++) {
            fusion.accept(scan("%d.0 cam1 (5,5)~1", 100 + i));
            fusion.accept(scan("%d.0|%d.0 radar1 (100,20)~5", 100 - i, 100 + i));
        }
        assertThat(radar().state()).isEqualTo(State.UNFIT);
        assertThat(status(RADAR).refused().get(Refusal.BACKWARDS)).isGreaterThan(30);
        assertThat(fusion.picture().tracks()).hasSize(1);
        assertThat(status(new SensorId("cam1")).refused()).isEqualTo(Map.of());
    }

    @Test
    void whatTheStationItselfLeavesOutShowsEvenOfASensorThatWasNeverHeard() {
        fusion.accept(scan("7.0 cam1 (5,5)~1"));
        fusion.leaveOut(RADAR, Refusal.NO_ROOM, 3);
        fusion.accept(scan("9.0 cam1 (5,5)~1"));
        assertThat(status(RADAR).refused()).isEqualTo(Map.of(Refusal.NO_ROOM, 3L));
        assertThat(radar().since()).isEqualTo(at(7));
    }

    @Test
    void ownForcesOfWhichSomethingIsRefusedAreListedSinceThen() {
        fusion.accept(scan("3.0 gps1 (9000000,0)~4 @Patrol"));
        fusion.accept(scan("5.0 cam1 (5,5)~1"));
        SensorHealth gps = status(new SensorId("gps1")).health();
        assertThat(gps.state()).isEqualTo(State.WATCHING);
        assertThat(gps.since()).isEqualTo(at(3));
    }

    @Test
    void ownForcesThatFallSilentAreNoLostSensor() {
        fusion.accept(scan("0.0 gps1 (0,0)~4 @Patrol"));
        fusion.advance(at(60));
        assertThat(fusion.picture().sensors()).isEmpty();
    }
}
