package org.marsad.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marsad.track.Scene.at;
import static org.marsad.track.Scene.scan;

import com.google.errorprone.annotations.FormatMethod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.track.Scene;
import org.marsad.track.Tracker;
import org.marsad.track.TrackerSettings;

/// The yard is 100 × 100 m, its west side at east = 0; the wire runs from south to north at east = 0.
class ZoneWatchTest {

    private static final Schedule ALWAYS = Schedule.always(ZoneId.of("UTC"));

    private final Tracker tracker = new Tracker(TrackerSettings.standard());
    private final ZoneWatch watch = new ZoneWatch(ZoneWatch.Settings.standard());
    private final Random random = new Random(9);
    private final List<Alert> alerts = new ArrayList<>();

    private static EastNorthUp corner(double east, double north) {
        return new EastNorthUp(east, north, 0);
    }

    private static List<EastNorthUp> corners(String text) {
        return List.of(text.split(" ")).stream()
                .map(c -> c.split(","))
                .map(c -> corner(Double.parseDouble(c[0]), Double.parseDouble(c[1])))
                .toList();
    }

    private static Rule rule(Rule.Event event, ObjectClass... classes) {
        return new Rule(event, Set.of(classes), ALWAYS, Severity.CHECK);
    }

    private static Zone yard(Rule... rules) {
        return new Zone(
                "yard",
                "Yard",
                Zone.Kind.AREA,
                corners("0,-50 100,-50 100,50 0,50"),
                List.of(rules));
    }

    private static Zone wire(Rule.Direction direction) {
        return new Zone(
                "wire",
                "Wire",
                Zone.Kind.TRIPWIRE,
                corners("0,-50 0,50"),
                List.of(rule(new Rule.Crosses(direction))));
    }

    /// Someone on the line north = 0, seen at 10 Hz with errors of half the stated 3 m.
    private void walk(double fromSecond, double toSecond, DoubleUnaryOperator east) {
        for (long i = Math.round(fromSecond * 10); i < Math.round(toSecond * 10); i++) {
            double t = i * 0.1;
            step(
                    "%.1f cam1 (%f,%f)~3 person",
                    t,
                    east.applyAsDouble(t) + 1.5 * random.nextGaussian(),
                    1.5 * random.nextGaussian());
        }
    }

    @FormatMethod
    private void step(String line, Object... values) {
        alerts.addAll(watch.watch(Scene.picture(tracker, scan(line, values))));
    }

    private static double second(Alert alert) {
        return Duration.between(at(0), alert.raisedTime()).toMillis() / 1000.0;
    }

    @Test
    void entryIsRaisedOnceWithinTwoSecondsWithItsEvidence() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()))));
        walk(0, 40, t -> -20 + 1.4 * t);

        assertThat(alerts).hasSize(1);
        Alert alert = alerts.getFirst();
        assertThat(second(alert)).isBetween(20 / 1.4 - 1.5, 20 / 1.4 + 2);
        assertThat(alert.id()).isEqualTo("yard.0.1.1");
        assertThat(alert.updates()).hasSize(20);
        assertThat(alert.updates().getLast()).isEqualTo(alert.track().lastUpdate());
        assertThat(alert.frames()).hasSize(20);
        assertThat(alert.frames().getLast().exposureTime()).isEqualTo(alert.raisedTime());
    }

    /// A camera that shows everybody 2 m too far out, within its stated 3 m, costs no time.
    @Test
    void entryIsRaisedInTimeThoughTheCameraErrsOutwards() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()))));
        walk(0, 40, t -> -22 + 1.2 * t);

        assertThat(alerts).hasSize(1);
        assertThat(second(alerts.getFirst())).isBetween(20 / 1.2 - 2, 20 / 1.2 + 2);
    }

    /// Of a place that is unsure by 20 m, nobody is alarmed for whoever passes 10 m outside.
    @Test
    void passingTenMetresOutsideRaisesNothingHoweverUnsureThePlace() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()))));
        for (int i = 0; i < 600; i++) {
            step("%.1f cam1 (-10,%f)~20 person", i * 0.1, -42 + 0.14 * i);
        }
        assertThat(alerts).isEmpty();
    }

    /// He vanishes 3 m before the border, where a track coasts on: nobody saw him enter.
    @Test
    void aTrackThatCoastsOverTheBorderHasNotEntered() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()))));
        walk(0, 12, t -> -27 + 2 * t);
        for (int i = 120; i < 220; i++) {
            step("%.1f cam1", i * 0.1);
        }
        assertThat(alerts).isEmpty();

        walk(22, 24, t -> -22 + 2 * (t - 10));
        assertThat(alerts).hasSize(1);
        assertThat(second(alerts.getFirst())).isBetween(22.0, 23.5);
    }

    @Test
    void walkAlongTheBorderRaisesNothing() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()), rule(new Rule.Leaves()))));
        walk(0, 120, _ -> -3);
        assertThat(alerts).isEmpty();
    }

    @Test
    void appearingInsideIsEntering() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()))));
        walk(0, 2, _ -> 50);
        assertThat(alerts).hasSize(1);
    }

    @Test
    void zoneDrawnAroundSomeoneHasNotBeenEnteredButCanBeLeft() {
        walk(0, 5, _ -> 50);
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()), rule(new Rule.Leaves()))));
        walk(5, 10, _ -> 50);
        assertThat(alerts).isEmpty();
        walk(10, 60, t -> 50 - 1.5 * (t - 10));
        assertThat(alerts).extracting(Alert::id).containsExactly("yard.1.1.1");
    }

    @Test
    void unchangedZoneKeepsItsStateWhenAnotherIsDrawn() {
        Zone yard = yard(rule(new Rule.Enters()));
        watch.replaceZones(List.of(yard));
        walk(0, 5, _ -> 50);
        watch.replaceZones(List.of(wire(Rule.Direction.BOTH), yard));
        walk(5, 30, _ -> 50);
        assertThat(alerts).hasSize(1);
        assertThat(watch.zones()).hasSize(2);
    }

    @Test
    void leavingArmsTheRuleAgainAndTheNextEntryJoinsTheAlert() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()))));
        walk(0, 120, t -> 20 * Math.sin(t * 2 * Math.PI / 60 - Math.PI / 2));
        assertThat(alerts).extracting(Alert::count).containsExactly(1, 2);
        assertThat(alerts).extracting(Alert::id).containsOnly("yard.0.1.1");
    }

    @Test
    void entryElevenMinutesLaterIsANewAlert() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()))));
        walk(0, 40, t -> 20 - 2 * t);
        walk(40, 690, t -> -60);
        walk(690, 740, t -> -60 + 2 * (t - 690));
        assertThat(alerts).extracting(Alert::id).containsExactly("yard.0.1.1", "yard.0.1.2");
    }

    @Test
    void stayIsCountedWhileTheThingCrouchesUnseen() {
        watch.replaceZones(List.of(yard(rule(new Rule.StaysLongerThan(Duration.ofMinutes(2))))));
        walk(0, 30, t -> -12 + t);
        for (int i = 300; i < 1500; i++) {
            step("%.1f cam1", i * 0.1);
        }
        assertThat(alerts).hasSize(1);
        assertThat(second(alerts.getFirst())).isBetween(130.0, 136.0);
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT_TO_RIGHT, 1.4, 1",
        "LEFT_TO_RIGHT, -1.4, 0",
        "RIGHT_TO_LEFT, -1.4, 1",
        "RIGHT_TO_LEFT, 1.4, 0",
        "BOTH, 1.4, 1",
        "BOTH, -1.4, 1"
    })
    void wireCountsItsDirectionOnly(Rule.Direction direction, double speed, int count) {
        watch.replaceZones(List.of(wire(direction)));
        walk(0, 30, t -> speed * (t - 15));
        assertThat(alerts).hasSize(count);
        alerts.forEach(alert -> assertThat(second(alert)).isBetween(14.0, 17.0));
    }

    @Test
    void wayAroundTheEndOfTheWireIsNoCrossing() {
        watch.replaceZones(List.of(wire(Rule.Direction.BOTH)));
        for (int i = 0; i < 600; i++) {
            double angle = Math.PI * i / 600;
            step("%.1f cam1 (%f,%f)", i * 0.1, -30 * Math.cos(angle), 40 + 30 * Math.sin(angle));
        }
        assertThat(alerts).isEmpty();
    }

    @Test
    void ownPatrolRaisesNothingAndTheStrangerBesideDoes() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()))));
        for (int i = 0; i < 600; i++) {
            double t = i * 0.1;
            if (i % 50 == 0 && (t < 10 || t > 40)) {
                step("%.1f gps1 (%f,0)~5 @Patrol", t, t - 20);
            }
            step("%.1f cam1 (%f,0)~4#1 person, (%f,40)~4#2 person", t, t - 20, t - 20);
        }
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().track().isOwn()).isFalse();
        assertThat(alerts.getFirst().track().kinematics().position().northMetres())
                .isGreaterThan(30);
    }

    @Test
    void flockOfSixtyIsOneAlertWithACountAndTheShepherdAnother() {
        watch.replaceZones(List.of(yard(rule(new Rule.Enters()))));
        for (int i = 0; i < 500; i++) {
            double t = i * 0.1;
            StringBuilder places = new StringBuilder();
            for (int sheep = 0; sheep < 60; sheep++) {
                places.append(
                        String.format(
                                Locale.ROOT,
                                " (%f,%d)~1.5#%d animal",
                                t - 10 - sheep % 6 * 4,
                                sheep / 6 * 4 - 20,
                                sheep + 1));
            }
            step("%.1f cam1%s (%f,0)~1.5#99 person", t, places, t - 40);
        }
        List<Alert> last =
                alerts.stream().filter(a -> a.id().equals(alerts.getFirst().id())).toList();
        assertThat(last.getLast().count()).isEqualTo(60);
        assertThat(alerts.stream().map(Alert::id).distinct()).hasSize(2);
    }

    @Test
    void classFilterAndScheduleHold() {
        Schedule morning =
                new Schedule(
                        EnumSet.allOf(DayOfWeek.class),
                        LocalTime.of(6, 0),
                        LocalTime.of(12, 0),
                        ZoneId.of("UTC"));
        Rule inTheMorning = new Rule(new Rule.Enters(), Set.of(), morning, Severity.NOTE);
        watch.replaceZones(
                List.of(yard(rule(new Rule.Enters(), ObjectClass.VEHICLE), inTheMorning)));
        walk(0, 40, t -> -20 + 1.4 * t);
        assertThat(alerts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AREA, '0,0 10,10 10,0 0,10', zone.crosses_itself",
        "AREA, '0,0 10,0 20,0', zone.crosses_itself",
        "AREA, '0,0 10,0', zone.too_few_corners",
        "TRIPWIRE, '0,0', zone.too_few_corners",
        "TRIPWIRE, '5,5 5,5', zone.crosses_itself",
        "TRIPWIRE, '0,0 200000,0', zone.too_far",
        "AREA, '0,0 10,0 NaN,0', zone.too_far"
    })
    void impossibleZoneIsRefusedByName(Zone.Kind kind, String corners, String key) {
        assertThatThrownBy(() -> new Zone("z", "Z", kind, corners(corners), List.of()))
                .isInstanceOfSatisfying(
                        ZoneRefusedException.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void ruleThatCanNotHappenInItsZoneIsRefused() {
        assertThatThrownBy(() -> yard(rule(new Rule.Crosses(Rule.Direction.BOTH))))
                .isInstanceOfSatisfying(
                        ZoneRefusedException.class,
                        refused -> assertThat(refused.key()).isEqualTo("zone.rule"));
    }
}
