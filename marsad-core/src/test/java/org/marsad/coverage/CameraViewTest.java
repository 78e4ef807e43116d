package org.marsad.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Lens;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.FlatTerrain;
import org.marsad.terrain.GridShape;
import org.marsad.terrain.Terrain;

/// A camera 30 m up that looks north, 20° wide, useful to 1,500 m.
class CameraViewTest {

    private static final double PERSON = 1.6;

    private static Watch watch() {
        Camera camera =
                new Camera(
                        new SensorId("north"),
                        new CameraPose(
                                new EastNorthUp(0, 0, 30),
                                Attitude.ofPanTiltRoll(0, Math.toRadians(-3), 0)),
                        Lens.ofFieldOfView(960, 540, Math.toRadians(20)),
                        new CameraSigmas(0, 0, 0, 0, 0, 1, 0));
        return new Watch(camera, 1_500);
    }

    private static EastNorthUp place(double east, double north) {
        return new EastNorthUp(east, north, 0);
    }

    @Test
    void nothingIsSeenBesideThePictureBeforeItAndBeyondTheRange() {
        for (Terrain level : new Terrain[] {new FlatTerrain(0), Grounds.of((e, n) -> 0)}) {
            CameraView view = new CameraView(watch(), level);
            assertThat(view.detectionProbability(place(0, 600), PERSON))
                    .isCloseTo(0.8, within(0.1));
            assertThat(view.detectionProbability(place(300, 600), PERSON)).isZero();
            assertThat(view.detectionProbability(place(0, 100), PERSON)).isZero();
            assertThat(view.detectionProbability(place(0, 1_600), PERSON)).isZero();
            assertThat(view.isHidden(place(300, 600))).isFalse();
            assertThat(view.isHidden(place(0, 600))).isFalse();
        }
    }

    @Test
    void whatIsSmallInThePictureIsSeenLessOftenUntilNeverAtAll() {
        CameraView view = new CameraView(watch(), new FlatTerrain(0));
        double before = 1;
        for (int north = 350; north < 1_500; north += 50) {
            double probability = view.detectionProbability(place(0, north), PERSON);
            assertThat(probability).isBetween(0.0, Math.min(before, 0.9));
            before = probability;
        }
        assertThat(view.detectionProbability(place(0, 400), PERSON)).isGreaterThan(0.8);
        assertThat(view.detectionProbability(place(0, 1_000), 0.35)).isZero();
    }

    @Test
    void groundBehindARidgeIsHiddenAndBeforeItIsNot() {
        CameraView view =
                new CameraView(watch(), Grounds.of((e, n) -> Math.abs(n - 700) < 15 ? 40 : 0));
        assertThat(view.detectionProbability(place(0, 600), PERSON)).isPositive();
        assertThat(view.detectionProbability(place(0, 900), PERSON)).isZero();
        assertThat(view.isHidden(place(0, 900))).isTrue();
        assertThat(view.isHidden(place(0, 600))).isFalse();
        assertThat(view.isHidden(place(600, 900))).as("beside the picture").isFalse();
    }

    @Test
    void viewAndCoverageMapAgree() {
        ElevationGrid hills = Grounds.of((e, n) -> 25 * Math.sin(e / 90) * Math.sin(n / 130) - 20);
        CameraView view = new CameraView(watch(), hills);
        CoverageMap map =
                CoverageMap.of(
                        List.of(watch()), DeadGround.of(List.of(watch()), hills, 1), hills, 1);
        GridShape shape = hills.shape();
        int seen = 0;
        int unlike = 0;
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                EastNorthUp post = place(shape.eastMetres(column), shape.northMetres(row));
                boolean isSeen = map.cell(column, shape.rows() - 1 - row) == CoverageMap.SEEN;
                seen += isSeen ? 1 : 0;
                unlike += isSeen == view.detectionProbability(post, 10) > 0 ? 0 : 1;
            }
        }
        assertThat(seen).isGreaterThan(1_000);
        assertThat(unlike).as("only at the picture's edges").isLessThan(seen / 20);
    }
}
