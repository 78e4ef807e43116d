package org.marsad.formats.elevation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.marsad.formats.UnusableFileException;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.terrain.ElevationGrid;

class SiteGroundTest {

    private static final LocalFrame FRAME = new LocalFrame(Geodetic.ofDegrees(36.2, 44.1, 420));

    @Test
    void aLevelSeaFallsAwayWithTheCurvatureOfTheEarth() throws IOException {
        ElevationGrid grid = site(10_000, 22).cutFrom(List.of(raster(36.0, (lat, lon) -> 398)));
        assertThat(grid.findHeightMetres(0, 0).orElseThrow()).isCloseTo(0, within(1e-3));
        // WGS 84 radii of curvature at 36.2° N: 6,357,683 m along the meridian, 6,385,597 m across.
        assertThat(grid.findHeightMetres(0, 10_000).orElseThrow())
                .isCloseTo(-1e8 / (2 * 6_357_683.0), within(0.01));
        assertThat(grid.findHeightMetres(-10_000, 0).orElseThrow())
                .isCloseTo(-1e8 / (2 * 6_385_597.0), within(0.01));
    }

    @Test
    void everyPostStandsOnTheRastersSurface() throws IOException {
        GeodeticRaster slope =
                raster(36.0, (lat, lon) -> 1_500 + 9_000 * (lat - 36.2) - 6_000 * (lon - 44.1));
        ElevationGrid grid = site(5_000, 22).cutFrom(List.of(slope));
        Random random = new Random(8);
        for (int i = 0; i < 300; i++) {
            int column = random.nextInt(grid.shape().columns());
            int row = random.nextInt(grid.shape().rows());
            Geodetic post =
                    FRAME.toGeodetic(
                            new EastNorthUp(
                                    grid.shape().eastMetres(column),
                                    grid.shape().northMetres(row),
                                    grid.postHeightMetres(column, row)));
            double expected =
                    slope.heightMetresAt(post.latitudeDegrees(), post.longitudeDegrees()) + 22;
            assertThat(post.ellipsoidHeightMetres()).isCloseTo(expected, within(1e-3));
        }
    }

    @Test
    void aHoleInTheAreaIsRefusedOrFilledAndOneOutsideIsNoMatter() throws IOException {
        GeodeticRaster outside = raster(36.0, (lat, lon) -> lat > 36.35 ? Float.NaN : 500);
        assertThat(site(5_000, 0).cutFrom(List.of(outside))).isNotNull();
        GeodeticRaster inside =
                raster(
                        36.0,
                        (lat, lon) ->
                                Math.hypot(lat - 36.21, lon - 44.11) < 0.004
                                        ? Float.NaN
                                        : (float) (500 + 1_000 * (lat - 36.2)));
        assertThatThrownBy(() -> site(5_000, 0).cutFrom(List.of(inside)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith("made-up.hgt: ")
                .hasMessageContaining("posts in the needed area are unknown, the first at 36.21")
                .hasMessageEndingWith("give a file without holes or allow filling them");
        ElevationGrid filled =
                new SiteGround(FRAME, 5_000, 25, 0, SiteGround.Holes.FILL).cutFrom(List.of(inside));
        EastNorthUp middle = FRAME.toLocal(Geodetic.ofDegrees(36.21, 44.11, 510));
        assertThat(filled.findHeightMetres(middle.eastMetres(), middle.northMetres()).orElseThrow())
                .isCloseTo(middle.upMetres(), within(0.5));
    }

    @Test
    void tooLittleGroundAndTooManyHolesAreNotMadeUp() {
        GeodeticRaster small = raster(36.17, (lat, lon) -> 500);
        assertThatThrownBy(() -> site(5_000, 0).cutFrom(List.of(small)))
                .hasMessageContaining("covers latitude 36.17000° to 36.57000°")
                .hasMessageEndingWith("add the neighbouring file or use a smaller radius");
        GeodeticRaster half = raster(36.0, (lat, lon) -> lon > 44.1 ? Float.NaN : 500);
        assertThatThrownBy(
                        () ->
                                new SiteGround(FRAME, 5_000, 25, 0, SiteGround.Holes.FILL)
                                        .cutFrom(List.of(half)))
                .hasMessageEndingWith("too many to fill, give a better file");
    }

    @Test
    void neighboursOfAnotherSpacingAreRefused() {
        GeodeticRaster one = raster(36.0, (lat, lon) -> 500);
        float[] heights = new float[100 * 100];
        Arrays.fill(heights, 500);
        GeodeticRaster other =
                new GeodeticRaster(
                        Path.of("other.dt1"),
                        new GeodeticLattice(44.0, 36.0, 0.003, 0.003, 100, 100),
                        heights);
        assertThatThrownBy(() -> site(5_000, 0).cutFrom(List.of(one, other)))
                .hasMessageStartingWith("other.dt1: its posts")
                .hasMessageEndingWith("give neighbouring files of one kind");
    }

    private static SiteGround site(double radius, double geoid) {
        return new SiteGround(FRAME, radius, 25, geoid, SiteGround.Holes.REFUSE);
    }

    private interface Height {
        double at(double latitude, double longitude);
    }

    private static GeodeticRaster raster(double south, Height height) {
        GeodeticLattice lattice = new GeodeticLattice(43.9, south, 0.001, 0.001, 401, 401);
        float[] heights = new float[lattice.posts()];
        for (int row = 0; row < 401; row++) {
            for (int column = 0; column < 401; column++) {
                heights[row * 401 + column] =
                        (float)
                                height.at(
                                        lattice.latitudeDegrees(row),
                                        lattice.longitudeDegrees(column));
            }
        }
        return new GeodeticRaster(Path.of("made-up.hgt"), lattice, heights);
    }
}
