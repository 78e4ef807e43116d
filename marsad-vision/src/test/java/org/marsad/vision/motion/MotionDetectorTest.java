package org.marsad.vision.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Detection;
import org.marsad.detect.ObjectClass;
import org.marsad.vision.motion.Stage.Thing;

class MotionDetectorTest {

    private static final Thing MAN = new Thing(60, 50, 10, 28, 170);

    private static MotionSettings settings(
            double memorySeconds, double absorbSeconds, double relearnShare) {
        MotionSettings usual = MotionSettings.DEFAULT;
        return new MotionSettings(
                usual.workingPixels(),
                usual.contrastGrey(),
                memorySeconds,
                absorbSeconds,
                relearnShare,
                usual.leastAreaPixels(),
                usual.maxDetections(),
                usual.light());
    }

    private static boolean isAt(Detection detection, Thing thing) {
        double x = detection.box().centre().x() - thing.left() - thing.width() / 2.0;
        double y = detection.box().centre().y() - thing.top() - thing.height() / 2.0;
        return Math.abs(x) < 4 && Math.abs(y) < 4;
    }

    @Test
    void anEmptySceneStaysEmptyInNoise() {
        Stage stage = new Stage(MotionSettings.DEFAULT, 3);
        stage.shootFor(3);
        assertThat(stage.countFor(10).stream().mapToInt(n -> n).sum()).isLessThan(3);
    }

    /// Someone far away, 9 pixels tall, walking at half a pixel a picture.
    @Test
    void aSmallFarPersonIsFoundInNoise() {
        Stage stage = new Stage(MotionSettings.DEFAULT, 3);
        stage.shootFor(3);
        int seen = 0;
        int others = 0;
        for (int n = 0; n < 100; n++) {
            Thing walker = new Thing(40 + n / 2, 60, 4, 9, 150);
            List<Detection> found = stage.shoot(walker);
            boolean hit = found.stream().anyMatch(d -> isAt(d, walker));
            seen += hit ? 1 : 0;
            others += found.size() - (hit ? 1 : 0);
        }
        assertThat(seen).isGreaterThan(90);
        assertThat(others).isLessThan(5);
    }

    /// A sheep far away: a light body on legs that each pixel for itself hardly tells from the ground.
    @Test
    void legsTooFaintForTheMaskAreWhereTheThingStands() {
        Stage stage = new Stage(MotionSettings.DEFAULT, 1.5);
        stage.shootFor(10);
        int onTheGround = 0;
        for (int n = 0; n < 60; n++) {
            int left = 40 + n / 2;
            int grey = (int) (90 + 12 * Math.sin((left + 6) / 9.0) + 6 * Math.cos(64 / 5.0));
            List<Detection> found =
                    stage.shoot(flat(left, 60, 12, 4, grey + 40), flat(left, 64, 12, 2, grey - 9));
            onTheGround +=
                    found.stream().anyMatch(d -> Math.abs(d.box().bottom() - 66) < 0.6) ? 1 : 0;
        }
        assertThat(onTheGround).isGreaterThan(40);
    }

    /// In a picture without colour, as at night: lit ground is told from a bright coat by the lamp beside it.
    @Test
    void aBrightCoatOnADarkPlainIsNoLampLight() {
        Stage stage = new Stage(MotionSettings.DEFAULT, 1);
        stage.light(0.4);
        stage.shootFor(3);
        assertThat(stage.shoot(MAN)).singleElement().matches(d -> isAt(d, MAN));
    }

    /// A person is 12 pixels tall.
    private static Stage nightRoad() {
        Stage stage = new Stage(MotionSettings.DEFAULT, _ -> OptionalDouble.of(12), 1);
        stage.light(0.4);
        stage.shootFor(3);
        return stage;
    }

    private static Thing flat(int left, int top, int width, int height, int luma) {
        return new Thing(left, top, width, height, luma, true);
    }

    /// A beam on the ground, brightest at the car, that fades away from it.
    private static Thing[] beam(int left, int length) {
        return IntStream.range(0, length)
                .mapToObj(x -> flat(left + x, 60, 1, 5, 600 - 550 * x / length))
                .toArray(Thing[]::new);
    }

    @Test
    void aLampAtNightIsAVehicle() {
        List<Detection> found = nightRoad().shoot(flat(80, 60, 9, 8, 600));
        assertThat(found)
                .singleElement()
                .matches(d -> d.classification().objectClass() == ObjectClass.VEHICLE);
    }

    @Test
    void groundThatAnUnseenLampLightsIsNoThing() {
        List<Detection> found = nightRoad().shoot(beam(40, 90));
        assertThat(found).isEmpty();
    }

    /// Four hundred metres away at dusk: spots little brighter than the ground that take half a minute to pass.
    @Test
    void aFlockThatPassesSlowlyDoesNotMeltIntoTheGround() {
        Stage stage = new Stage(MotionSettings.DEFAULT, _ -> OptionalDouble.of(7), 1);
        stage.shootFor(3);
        int seen = 0;
        for (int n = 0; n < 300; n++) {
            int moved = n / 4;
            Thing[] sheep =
                    IntStream.range(0, 24)
                            .mapToObj(k -> flat(10 + moved + k * 3, 58 + k * 5 % 7, 4, 3, 122))
                            .toArray(Thing[]::new);
            seen += n >= 200 && !stage.shoot(sheep).isEmpty() ? 1 : 0;
        }
        assertThat(seen).isGreaterThan(90);
    }

    @Test
    void whoStoodThereFromTheStartLeavesNoGhostBehind() {
        Stage stage = new Stage(MotionSettings.DEFAULT, 2);
        stage.shootFor(3, MAN);
        assertThat(stage.shoot()).as("the uncovered place differs at first").isNotEmpty();
        stage.shootFor(2);
        assertThat(stage.countFor(5)).containsOnly(0);
    }

    /// The ghost of one who walks off slowly hangs on to him at first.
    @Test
    void whoWalksOffFromTheStartIsOneThing() {
        Stage stage = new Stage(MotionSettings.DEFAULT, 2);
        stage.shootFor(3, MAN);
        for (int n = 0; n < 40; n++) {
            stage.shoot(new Thing(MAN.left() + n, 50, 10, 28, 170));
        }
        Thing there = new Thing(MAN.left() + 40, 50, 10, 28, 170);
        List<Detection> found = stage.shoot(there);
        assertThat(found).hasSize(1);
        assertThat(isAt(found.getFirst(), there)).isTrue();
    }

    @Test
    void whoStopsStaysUntilItIsTimeToAbsorbHim() {
        Stage stage = new Stage(settings(20, 8, 0.6), 2);
        stage.shootFor(3);
        stage.shootFor(6, MAN);
        assertThat(stage.shoot(MAN)).singleElement().matches(d -> isAt(d, MAN));
        stage.shootFor(4, MAN);
        assertThat(stage.countFor(3, MAN)).containsOnly(0);
    }

    /// The light goes down over 40 s and comes back at once: who remembers for long has seen it so.
    @Test
    void aLookThatIsRememberedIsNoChange() {
        assertThat(seenWhenTheLightComesBack(600)).isZero();
        assertThat(seenWhenTheLightComesBack(4)).isPositive();
    }

    private static int seenWhenTheLightComesBack(double memorySeconds) {
        Stage stage = new Stage(settings(memorySeconds, 600, 2), 1);
        stage.shootFor(3);
        for (int n = 0; n < 400; n++) {
            stage.light(1 - 0.3 * n / 400);
            stage.shoot();
        }
        stage.light(1);
        return stage.shoot().size();
    }

    @Test
    void aTurnedCameraLearnsAnewAndReportsNothingMeanwhile() {
        Stage stage = new Stage(MotionSettings.DEFAULT, 2);
        stage.shootFor(3);
        stage.turn();
        assertThat(stage.shoot()).isEmpty();
        assertThat(stage.detector().isWatching()).isFalse();
        assertThat(stage.countFor(5)).containsOnly(0);
        assertThat(stage.detector().isWatching()).isTrue();
        assertThat(stage.shoot(MAN)).singleElement().matches(d -> isAt(d, MAN));
    }

    @Test
    void aShareThatIsNeverReachedNeverLearnsAnew() {
        Stage stage = new Stage(settings(20, 600, 1), 2);
        stage.shootFor(3);
        stage.turn();
        assertThat(stage.shoot()).isNotEmpty();
        assertThat(stage.detector().isWatching()).isTrue();
    }

    /// A hollow thing so large that the tiles in its middle are off; its mask is filled, and goes with it.
    @Test
    void aLargeHollowThingLeavesNoTraceInTheMask() {
        Stage stage = new Stage(settings(20, 600, 2), 1);
        stage.shootFor(3);
        List<Detection> found = stage.shoot(frameOf(20, 10, 110, 100));
        assertThat(found).hasSize(1);
        assertThat(stage.detector().mask().isMoving(75, 60)).isTrue();
        stage.shootFor(1);
        assertThat(stage.detector().mask().movingPixels()).isZero();
    }

    private static Thing[] frameOf(int left, int top, int width, int height) {
        return new Thing[] {
            new Thing(left, top, width, 6, 190),
            new Thing(left, top + height - 6, width, 6, 190),
            new Thing(left, top, 6, height, 190),
            new Thing(left + width - 6, top, 6, height, 190)
        };
    }
}
