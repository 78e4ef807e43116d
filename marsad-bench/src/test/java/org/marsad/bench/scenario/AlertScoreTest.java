package org.marsad.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marsad.alert.Alert;
import org.marsad.alert.Rule;
import org.marsad.alert.Schedule;
import org.marsad.alert.Severity;
import org.marsad.alert.Zone;
import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.sensor.SensorId;
import org.marsad.track.Kinematics;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;
import org.marsad.track.TrackUpdate;
import org.marsad.track.identity.TrackLabel;

/// Alerts and true events at places along the east axis of one field.
class AlertScoreTest {

    private static final Instant NIGHT = Instant.parse("2026-03-20T18:00:00Z");
    private static final Zone FIELD =
            new Zone(
                    "field",
                    "Field",
                    Zone.Kind.AREA,
                    List.of(
                            new EastNorthUp(0, -50, 0),
                            new EastNorthUp(2000, -50, 0),
                            new EastNorthUp(2000, 50, 0),
                            new EastNorthUp(0, 50, 0)),
                    List.of(
                            new Rule(
                                    new Rule.Enters(),
                                    Set.of(),
                                    Schedule.always(ZoneId.of("UTC")),
                                    Severity.CHECK)));

    private static TrueEvent event(
            String actor, ObjectClass objectClass, double second, double east) {
        return new TrueEvent(FIELD, 0, actor, objectClass, second, new EastNorthUp(east, 0, 0));
    }

    private static ScenarioRun.Raised raised(
            String id, ObjectClass objectClass, double second, double east, int count) {
        Instant time = NIGHT.plusMillis(Math.round(second * 1000));
        Classification look = new Classification(objectClass, 0.9);
        EastNorthUp place = new EastNorthUp(east, 0, 0);
        GroundCovariance small = GroundCovariance.ofCircle(1);
        Plot plot =
                new Plot(
                        new SensorId("radar"),
                        time,
                        place,
                        small,
                        look,
                        new ReportOrigin.Measured(1));
        Track track =
                new Track(
                        1,
                        TrackStatus.CONFIRMED,
                        time,
                        new Kinematics(place, 1, 0, small, small, 0),
                        look,
                        time,
                        new TrackUpdate(plot, time, 0, 0),
                        TrackLabel.NONE);
        Alert alert =
                new Alert(
                        id,
                        FIELD,
                        FIELD.rules().getFirst(),
                        time,
                        track,
                        List.of(),
                        List.of(),
                        count);
        return new ScenarioRun.Raised(alert, second);
    }

    private static final List<TrueEvent> HERD_AND_SHEPHERD =
            List.of(
                    event("sheep-1", ObjectClass.ANIMAL, 50, 10),
                    event("sheep-2", ObjectClass.ANIMAL, 53, 10),
                    event("shepherd", ObjectClass.PERSON, 60, 10));

    @Test
    void aHerdIsToldByOneAlertAndLateFromItsFirstAnimal() {
        AlertScore score =
                AlertScore.of(
                        HERD_AND_SHEPHERD.subList(0, 2),
                        List.of(
                                raised("a", ObjectClass.ANIMAL, 54, 12, 1),
                                raised("a", ObjectClass.ANIMAL, 100, 60, 2)));

        assertThat(score.events()).isEqualTo(1);
        assertThat(score.missed()).isZero();
        assertThat(score.doubled()).isZero();
        assertThat(score.falseAlerts()).isZero();
        assertThat(score.slowestSeconds()).isEqualTo(4);
    }

    @Test
    void anAlertAboutTheHerdDoesNotTellOfTheShepherd() {
        AlertScore score =
                AlertScore.of(
                        HERD_AND_SHEPHERD,
                        List.of(
                                raised("a", ObjectClass.ANIMAL, 51, 12, 1),
                                raised("a", ObjectClass.ANIMAL, 60, 12, 2)));

        assertThat(score.events()).isEqualTo(2);
        assertThat(score.missed()).isEqualTo(1);
        assertThat(score.lines()).contains("missed: 60.0 s field rule 0 by shepherd");
    }

    @Test
    void aSecondAlertAboutTheShepherdIsDoubled() {
        AlertScore score =
                AlertScore.of(
                        HERD_AND_SHEPHERD,
                        List.of(
                                raised("a", ObjectClass.ANIMAL, 51, 12, 1),
                                raised("b", ObjectClass.PERSON, 61, 12, 1),
                                raised("c", ObjectClass.PERSON, 63, 12, 1)));

        assertThat(score.missed()).isZero();
        assertThat(score.doubled()).isEqualTo(1);
        assertThat(score.falseAlerts()).isZero();
    }

    @Test
    void whatIsFarInPlaceOrTimeIsAnEventOfItsOwnAndItsAlertIsFalse() {
        List<TrueEvent> events =
                List.of(
                        event("fox", ObjectClass.ANIMAL, 50, 10),
                        event("dog", ObjectClass.ANIMAL, 60, 400),
                        event("fox", ObjectClass.ANIMAL, 700, 10));
        AlertScore score =
                AlertScore.of(
                        events,
                        List.of(
                                raised("a", ObjectClass.ANIMAL, 51, 1000, 1),
                                raised("b", ObjectClass.ANIMAL, 200, 10, 1)));

        assertThat(score.events()).isEqualTo(3);
        assertThat(score.missed()).isEqualTo(3);
        assertThat(score.falseAlerts()).isEqualTo(2);
    }
}
