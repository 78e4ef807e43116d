package org.marsad.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
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

class CoverageTest {

    private static final CameraSigmas SIGMAS = new CameraSigmas(0, 0, 0, 0, 0, 1, 0);

    @Test
    void onLevelGroundACameraSeesItsSectorAndNothingOfItsCircleIsHidden() {
        ElevationGrid level = ground(1_000, 20, (east, north) -> 0);
        CoverageMap map = coverage(List.of(watch("north", 0, -4, 600)), level);
        int middle = map.columns() / 2;
        assertThat(map.cell(middle, rowAt(map, 500))).isEqualTo(CoverageMap.SEEN);
        assertThat(map.camerasSeeing(middle, rowAt(map, 500))).isEqualTo(1);
        assertThat(map.cell(middle, rowAt(map, 700))).isEqualTo(CoverageMap.OUT_OF_REACH);
        assertThat(map.cell(middle, rowAt(map, -500)))
                .as("behind the camera")
                .isEqualTo(CoverageMap.UNWATCHED);
        assertThat(map.cell(middle, rowAt(map, 100)))
                .as("under the lower edge of the picture")
                .isEqualTo(CoverageMap.UNWATCHED);
        assertThat(countOf(map, CoverageMap.HIDDEN)).isZero();
        long reached = countOf(map, CoverageMap.SEEN) + countOf(map, CoverageMap.UNWATCHED);
        assertThat(reached * 400.0).isCloseTo(Math.PI * 600 * 600, within(0.01 * 600 * 600));
        assertThat(map.cells()).hasSize(map.columns() * map.rows());
    }

    @Test
    void aRidgeHidesWhatLiesBehindItUnlessAnotherCameraLooksFromThere() {
        ElevationGrid ridge =
                ground(1_000, 10, (east, north) -> Math.abs(north - 300) < 15 ? 60 : 0);
        Watch south = watch("south", 0, -3, 900);
        Watch west = new Watch(camera("west", new EastNorthUp(-800, 600, 30), 90, -3), 1_500);
        CoverageMap one = coverage(List.of(south), ridge);
        CoverageMap two = coverage(List.of(south, west), ridge);
        int middle = one.columns() / 2;
        assertThat(one.cell(middle, rowAt(one, 200))).isEqualTo(CoverageMap.SEEN);
        assertThat(one.cell(middle, rowAt(one, 600))).isEqualTo(CoverageMap.HIDDEN);
        assertThat(two.cell(middle, rowAt(two, 600))).isEqualTo(CoverageMap.SEEN);
        assertThat(two.camerasSeeing(middle, rowAt(two, 600))).isEqualTo(2);
    }

    @Test
    void whatALostCameraSawIsUnwatchedNotHidden() {
        ElevationGrid ridge =
                ground(1_000, 10, (east, north) -> Math.abs(north - 300) < 15 ? 60 : 0);
        DeadGround dead = DeadGround.of(List.of(watch("south", 0, -3, 900)), ridge, 1);
        CoverageMap map = CoverageMap.of(List.of(), dead, ridge, 1);
        int middle = map.columns() / 2;
        assertThat(map.cell(middle, rowAt(map, 200))).isEqualTo(CoverageMap.UNWATCHED);
        assertThat(map.cell(middle, rowAt(map, 600))).isEqualTo(CoverageMap.HIDDEN);
        assertThat(map.cell(middle, rowAt(map, 950))).isEqualTo(CoverageMap.OUT_OF_REACH);
    }

    @Test
    void cornersAreTheOuterEdgesOfTheOuterCells() {
        ElevationGrid level = ground(100, 10, (east, north) -> 0);
        CoverageMap map = coverage(List.of(), level);
        assertThat(map.columns() * map.cellMetres()).isEqualTo(210);
        assertThat(map.corners())
                .containsExactly(
                        new EastNorthUp(-105, 105, 0),
                        new EastNorthUp(105, 105, 0),
                        new EastNorthUp(105, -105, 0),
                        new EastNorthUp(-105, -105, 0));
    }

    @Test
    void aViewshedNeverShrinksWithAHigherMastOrTarget() {
        Random random = new Random(4);
        for (int round = 0; round < 5; round++) {
            double phase = random.nextDouble(6);
            ElevationGrid hills =
                    ground(800, 20, (e, n) -> 30 * Math.sin(e / 90 + phase) * Math.sin(n / 110));
            EastNorthUp foot = new EastNorthUp(0, 0, hills.findHeightMetres(0, 0).orElseThrow());
            Viewshed low = Viewshed.around(foot.plus(up(10)), hills, 700, 1);
            Viewshed high = Viewshed.around(foot.plus(up(25)), hills, 700, 1);
            Viewshed tall = Viewshed.around(foot.plus(up(10)), hills, 700, 3);
            assertThat(low.countSeen()).isBetween(100, 3_800);
            for (int row = 0; row < low.shape().rows(); row++) {
                for (int column = 0; column < low.shape().columns(); column++) {
                    if (low.isSeen(column, row)) {
                        assertThat(high.isSeen(column, row)).isTrue();
                        assertThat(tall.isSeen(column, row)).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void theFootprintOnLevelGroundIsTwoEdgesAndAnArc() {
        Watch watch = watch("north", 0, -4, 1_500);
        List<EastNorthUp> ring = Footprint.of(watch, new FlatTerrain(0)).ring();
        assertThat(ring.getFirst()).isEqualTo(ring.getLast());
        double bottomTilt =
                Math.toRadians(4) + Math.atan(540 / watch.camera().lens().focalYPixels());
        double nearest = 30 / Math.tan(bottomTilt);
        EastNorthUp foot = new EastNorthUp(0, 0, 0);
        assertThat(ring.stream().mapToDouble(foot::horizontalDistanceMetres).max().orElseThrow())
                .isCloseTo(1_500, within(0.5));
        assertThat(ring.stream().mapToDouble(foot::horizontalDistanceMetres).min().orElseThrow())
                .isCloseTo(nearest, within(0.01));
        assertThat(
                        ring.stream()
                                .filter(p -> foot.horizontalDistanceMetres(p) > 1_499)
                                .mapToDouble(
                                        p ->
                                                Math.toDegrees(
                                                        Math.atan2(
                                                                p.eastMetres(), p.northMetres())))
                                .max()
                                .orElseThrow())
                .isCloseTo(20, within(0.2));
    }

    @Test
    void theFootprintEndsAtACrestAndIsEmptyInTheSky() {
        ElevationGrid ridge =
                ground(2_000, 10, (east, north) -> Math.abs(north - 400) < 15 ? 80 : 0);
        List<EastNorthUp> ring = Footprint.of(watch("north", 0, -4, 1_500), ridge).ring();
        assertThat(ring).allMatch(p -> p.northMetres() < 401);
        assertThat(Footprint.of(watch("sky", 0, 40, 1_500), ridge).ring()).isEmpty();
    }

    private static CoverageMap coverage(List<Watch> watches, ElevationGrid ground) {
        return CoverageMap.of(watches, DeadGround.of(watches, ground, 1), ground, 1);
    }

    private static Watch watch(String id, double pan, double tilt, double range) {
        return new Watch(camera(id, new EastNorthUp(0, 0, 30), pan, tilt), range);
    }

    private static Camera camera(String id, EastNorthUp place, double pan, double tilt) {
        return new Camera(
                new SensorId(id),
                new CameraPose(
                        place,
                        Attitude.ofPanTiltRoll(Math.toRadians(pan), Math.toRadians(tilt), 0)),
                Lens.ofFieldOfView(1920, 1080, Math.toRadians(40)),
                SIGMAS);
    }

    private static int rowAt(CoverageMap map, double northMetres) {
        return (int) Math.round((map.rows() - 1) / 2.0 - northMetres / map.cellMetres());
    }

    private static long countOf(CoverageMap map, byte state) {
        long count = 0;
        for (byte cell : map.cells()) {
            count += cell == state ? 1 : 0;
        }
        return count;
    }

    private static EastNorthUp up(double metres) {
        return new EastNorthUp(0, 0, metres);
    }

    private interface Height {
        double at(double east, double north);
    }

    private static ElevationGrid ground(double radius, double cell, Height height) {
        GridShape shape = GridShape.around(radius, cell);
        float[] heights = new float[shape.posts()];
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                heights[row * shape.columns() + column] =
                        (float) height.at(shape.eastMetres(column), shape.northMetres(row));
            }
        }
        return new ElevationGrid(shape, heights);
    }
}
