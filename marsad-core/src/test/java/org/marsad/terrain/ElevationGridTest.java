package org.marsad.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Ray;

class ElevationGridTest {

    private static final double NO_LIMIT = 1e6;

    @Test
    void isExactAtThePostsAndBilinearBetweenThem() {
        ElevationGrid grid = grid(10, 2, 2, 0, 10, 20, 70);
        assertThat(grid.findHeightMetres(0, 0)).hasValue(0);
        assertThat(grid.findHeightMetres(10, 0)).hasValue(10);
        assertThat(grid.findHeightMetres(0, 10)).hasValue(20);
        assertThat(grid.findHeightMetres(10, 10)).hasValue(70);
        assertThat(grid.findHeightMetres(5, 5)).hasValue(25);
        assertThat(grid.findHeightMetres(10.001, 5)).isEmpty();
        assertThat(grid.findHeightMetres(5, -0.001)).isEmpty();
    }

    @Test
    void levelGroundIsHitWhereTrigonometrySaysSo() {
        ElevationGrid grid = level(100, 50);
        Ray ray = Ray.through(new EastNorthUp(0, 500, 80), new EastNorthUp(400, 200, 50));
        EastNorthUp hit = grid.findHit(ray, NO_LIMIT).orElseThrow();
        assertThat(hit.eastMetres()).isCloseTo(400, within(1e-9));
        assertThat(hit.northMetres()).isCloseTo(200, within(1e-9));
        assertThat(hit.upMetres()).isCloseTo(50, within(1e-9));
        assertThat(grid.findHit(ray, 500)).isEmpty();
    }

    @Test
    void straightDownHitsTheGroundBelow() {
        ElevationGrid grid = rolling(1, 60);
        Ray down = new Ray(new EastNorthUp(123.4, 217.9, 900), new EastNorthUp(0, 0, -1));
        assertThat(grid.findHit(down, NO_LIMIT).orElseThrow().upMetres())
                .isCloseTo(grid.findHeightMetres(123.4, 217.9).orElseThrow(), within(1e-9));
    }

    @Test
    void aRidgeOnePostWideStopsEveryRayAcrossIt() {
        int side = 400;
        float[] heights = new float[side * side];
        for (int row = 0; row < side; row++) {
            heights[row * side + 200] = 30;
        }
        ElevationGrid grid = new ElevationGrid(new GridShape(0, 0, 1, side, side), heights);
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            EastNorthUp from = new EastNorthUp(20, random.nextDouble(50, 350), 25);
            EastNorthUp to = new EastNorthUp(380, random.nextDouble(50, 350), 25);
            assertThat(grid.sees(from, to)).isFalse();
            double east = grid.findHit(Ray.through(from, to), NO_LIMIT).orElseThrow().eastMetres();
            assertThat(east).isCloseTo(199 + 25.0 / 30, within(1e-9));
            assertThat(grid.sees(from.plus(up(6)), to.plus(up(6)))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithAFineStepThroughTheSameSurface(long seed) {
        ElevationGrid grid = rolling(seed, 60);
        Random random = new Random(seed);
        int hits = 0;
        for (int i = 0; i < 400; i++) {
            EastNorthUp from = aboveGround(grid, random, 0.5 + 40 * random.nextDouble());
            EastNorthUp to = aboveGround(grid, random, random.nextDouble(-30, 30));
            Ray ray = Ray.through(from, to);
            double length = to.minus(from).lengthMetres();
            Optional<EastNorthUp> hit = grid.findHit(ray, length);
            double stepped = steppedRange(grid, ray, length);
            if (hit.isPresent()) {
                double range = hit.get().minus(from).lengthMetres();
                assertThat(range).as("seed %d, ray %d", seed, i).isLessThan(stepped + 0.01);
                assertThat(hit.get().upMetres()).isCloseTo(height(grid, hit.get()), within(1e-6));
                assertThat(grid.sees(from, ray.at(range * 0.999))).isTrue();
                hits++;
            } else {
                assertThat(stepped).as("seed %d, ray %d", seed, i).isEqualTo(NO_LIMIT);
            }
            assertThat(grid.sees(from, to)).isEqualTo(hit.isEmpty());
        }
        assertThat(hits).isBetween(100, 390);
    }

    @Test
    void seeingIsMutual() {
        ElevationGrid grid = rolling(9, 80);
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            EastNorthUp a = aboveGround(grid, random, 2);
            EastNorthUp b = aboveGround(grid, random, 2);
            assertThat(grid.sees(a, b)).as("pair %d", i).isEqualTo(grid.sees(b, a));
        }
    }

    @Test
    void aThingLyingOnTheGroundIsSeenFromAboveIt() {
        ElevationGrid grid = rolling(5, 60);
        Random random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            EastNorthUp place = aboveGround(grid, random, 0);
            assertThat(grid.sees(place.plus(up(300)), place)).isTrue();
            assertThat(grid.sees(place, place.plus(up(300)))).isTrue();
        }
    }

    @Test
    void runsAlongPostLinesAndThroughPostsWithoutFallingBetweenCells() {
        ElevationGrid grid = level(20, 5);
        for (double end : new double[] {0, 100, 190}) {
            Ray along =
                    Ray.through(new EastNorthUp(100, 0, 6), new EastNorthUp(100.0, 190, 5 + 1e-3));
            assertThat(grid.findHit(along, 185)).isEmpty();
            Ray diagonal = Ray.through(new EastNorthUp(0, 0, 10), new EastNorthUp(190, 190, 4));
            assertThat(grid.findHit(diagonal, NO_LIMIT)).isPresent();
            assertThat(grid.sees(new EastNorthUp(end, end, 6), new EastNorthUp(0, 190, 6)))
                    .isTrue();
        }
    }

    @Test
    void aHoleInTheWayIsNoAnswer() {
        int side = 20;
        float[] heights = new float[side * side];
        heights[10 * side + 10] = Float.NaN;
        heights[0] = 40;
        ElevationGrid grid = new ElevationGrid(new GridShape(0, 0, 10, side, side), heights);
        EastNorthUp from = new EastNorthUp(100, 20, 20);
        EastNorthUp beyond = new EastNorthUp(100, 180, 0);
        assertThat(grid.findHeightMetres(100, 95)).isEmpty();
        assertThat(grid.findHit(Ray.through(from, beyond), NO_LIMIT)).isEmpty();
        assertThat(grid.sees(from, beyond)).isFalse();
        assertThat(grid.sees(from, new EastNorthUp(100, 80, 0))).isTrue();
        assertThat(grid.sees(from.plus(up(60)), beyond.plus(up(60))))
                .as("higher than any known ground")
                .isTrue();
    }

    @Test
    void beyondTheEdgeIsNoAnswer() {
        ElevationGrid grid = level(20, 0);
        EastNorthUp from = new EastNorthUp(100, 100, 0);
        assertThat(grid.sees(from, new EastNorthUp(100, 250, 0))).isFalse();
        assertThat(grid.findHit(Ray.through(from.plus(up(10)), new EastNorthUp(100, 900, 0)), 1e4))
                .isEmpty();
    }

    @Test
    void aCameraUnderTheGroundSeesNothing() {
        ElevationGrid grid = level(20, 10);
        EastNorthUp from = new EastNorthUp(100, 100, 8);
        assertThat(grid.sees(from, new EastNorthUp(120, 120, 12))).isFalse();
        assertThat(grid.findHit(Ray.through(from, new EastNorthUp(120, 120, 5)), 1e4)).isEmpty();
    }

    @Test
    void refusesTheWrongNumberOfHeights() {
        assertThatThrownBy(() -> new ElevationGrid(new GridShape(0, 0, 1, 3, 3), new float[8]))
                .hasMessage("a grid of 3 × 3 posts needs 9 heights, got 8");
    }

    private static double steppedRange(ElevationGrid grid, Ray ray, double length) {
        for (double range = 0; range <= length; range += 0.02) {
            EastNorthUp at = ray.at(range);
            if (at.upMetres() < height(grid, at) - 1e-5) {
                return range;
            }
        }
        return NO_LIMIT;
    }

    private static double height(ElevationGrid grid, EastNorthUp at) {
        return grid.findHeightMetres(at.eastMetres(), at.northMetres()).orElseThrow();
    }

    private static EastNorthUp aboveGround(ElevationGrid grid, Random random, double metres) {
        double side = (grid.shape().columns() - 1) * grid.shape().cellMetres();
        EastNorthUp at =
                new EastNorthUp(side * random.nextDouble(), side * random.nextDouble(), metres);
        return at.plus(up(height(grid, at)));
    }

    private static EastNorthUp up(double metres) {
        return new EastNorthUp(0, 0, metres);
    }

    private static ElevationGrid rolling(long seed, int side) {
        Random random = new Random(seed);
        float[] heights = new float[side * side];
        for (int i = 0; i < heights.length; i++) {
            double wave = 25 * Math.sin((i % side) / 6.0) * Math.cos(i / (9.0 * side));
            heights[i] = (float) (100 + wave + 6 * random.nextDouble());
        }
        return new ElevationGrid(new GridShape(0, 0, 10, side, side), heights);
    }

    private static ElevationGrid level(int side, float height) {
        float[] heights = new float[side * side];
        java.util.Arrays.fill(heights, height);
        return new ElevationGrid(new GridShape(0, 0, 10, side, side), heights);
    }

    private static ElevationGrid grid(double cell, int columns, int rows, float... heights) {
        return new ElevationGrid(new GridShape(0, 0, cell, columns, rows), heights);
    }
}
