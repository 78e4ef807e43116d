package org.marsad.formats.elevation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.coverage.Viewshed;
import org.marsad.formats.UnusableFileException;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;

/// Public DTED and SRTM cells, and a viewshed that another program made.
@Tag("data")
class ElevationDataTest {

    private static Path folder() {
        String root = System.getProperty("marsad.data", "");
        Assumptions.assumeTrue(!root.isEmpty(), "no test data: set -Dmarsad.data");
        return Path.of(root, "terrain");
    }

    @ParameterizedTest
    @CsvSource({
        "dted/w121/n36.dt1, 36, -121, 55, 0, 1593",
        "dted/w122/n36.dt1, 36, -122, 651, 3874, 1783",
        "srtm/N41E001.hgt.zip, 41, 1, 134, -1, -1",
        "srtm/N42E001.hgt.zip, 42, 1, 7652, -1, -1",
    })
    void readsWhatTheFilesAreKnownToHold(
            String name, double south, double west, int unknown, int negative, double highest)
            throws IOException {
        GeodeticRaster raster = ElevationFile.read(folder().resolve(name));
        assertThat(raster.lattice().columns()).isEqualTo(1201);
        assertThat(raster.lattice().rows()).isEqualTo(1201);
        assertThat(raster.lattice().southDegrees()).isEqualTo(south);
        assertThat(raster.lattice().westDegrees()).isEqualTo(west);
        assertThat(raster.lattice().northDegrees()).isCloseTo(south + 1, within(1e-9));
        assertThat(raster.countUnknown()).isEqualTo(unknown);
        int below = 0;
        double top = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < 1201; row++) {
            for (int column = 0; column < 1201; column++) {
                double height = raster.heightMetres(column, row);
                below += height < 0 ? 1 : 0;
                top = height > top ? height : top;
            }
        }
        if (negative >= 0) {
            assertThat(below).isEqualTo(negative);
            assertThat(top).isEqualTo(highest);
        }
    }

    @Test
    void neighboursShareTheirEdge() throws IOException {
        GeodeticRaster west = ElevationFile.read(folder().resolve("dted/w122/n36.dt1"));
        GeodeticRaster east = ElevationFile.read(folder().resolve("dted/w121/n36.dt1"));
        GeodeticRaster south = ElevationFile.read(folder().resolve("srtm/N41E001.hgt.zip"));
        GeodeticRaster north = ElevationFile.read(folder().resolve("srtm/N42E001.hgt.zip"));
        int equal = 0;
        for (int i = 0; i < 1201; i++) {
            equal += west.heightMetres(1200, i) == east.heightMetres(0, i) ? 1 : 0;
            equal += south.heightMetres(i, 1200) == north.heightMetres(i, 0) ? 1 : 0;
        }
        assertThat(equal).isGreaterThan(2_350);
    }

    @Test
    void aSummitStandsWhereItStands() throws IOException {
        // Alt de Coma Pedrosa, Andorra's highest: 42.5917° N, 1.4442° E, 2942 m (its national
        // survey).
        GeodeticRaster andorra = ElevationFile.read(folder().resolve("srtm/N42E001.hgt.zip"));
        double highest = 0;
        for (double latitude = 42.589; latitude < 42.5945; latitude += 0.0004) {
            for (double longitude = 1.441; longitude < 1.4475; longitude += 0.0004) {
                double height = andorra.heightMetresAt(latitude, longitude);
                highest = height > highest ? height : highest;
            }
        }
        assertThat(highest).isCloseTo(2942, within(60.0));
    }

    @Test
    void aSiteAcrossTwoCellsIsCutFromBoth() throws IOException {
        LocalFrame frame = new LocalFrame(Geodetic.ofDegrees(36.4, -121.0, 300));
        List<Path> files =
                List.of(
                        folder().resolve("dted/w122/n36.dt1"),
                        folder().resolve("dted/w121/n36.dt1"));
        SiteGround site = new SiteGround(frame, 3_000, 30, -33, SiteGround.Holes.REFUSE);
        ElevationGrid grid = site.cut(files);
        GeodeticRaster east = ElevationFile.read(files.get(1));
        Geodetic place = frame.toGeodetic(new EastNorthUp(1_200, 900, 0));
        double height = east.heightMetresAt(place.latitudeDegrees(), place.longitudeDegrees());
        double up = grid.findHeightMetres(1_200, 900).orElseThrow();
        assertThat(frame.toGeodetic(new EastNorthUp(1_200, 900, up)).ellipsoidHeightMetres())
                .isCloseTo(height - 33, within(0.5));
        assertThatThrownBy(() -> site.cut(files.subList(0, 1)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith("n36.dt1: covers latitude 36.00000° to 37.00000°")
                .hasMessageContaining("add the neighbouring file or use a smaller radius");
    }

    @Test
    void holesAreRefusedByNameAndFilledOnlyWhenAllowed() throws IOException {
        LocalFrame frame = new LocalFrame(Geodetic.ofDegrees(42.55, 1.5, 1_500));
        List<Path> files = List.of(folder().resolve("srtm/N42E001.hgt.zip"));
        assertThatThrownBy(
                        () ->
                                new SiteGround(frame, 8_000, 40, 50, SiteGround.Holes.REFUSE)
                                        .cut(files))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageMatching(
                        "N42E001.hgt.zip: \\d+ of \\d+ posts in the needed area are unknown, the first"
                                + " at 42\\.\\d{5}°, 1\\.\\d{5}°; .*");
        ElevationGrid filled =
                new SiteGround(frame, 8_000, 40, 50, SiteGround.Holes.FILL).cut(files);
        for (int row = 0; row < filled.shape().rows(); row++) {
            for (int column = 0; column < filled.shape().columns(); column++) {
                assertThat(filled.postHeightMetres(column, row)).isBetween(-1_500.0, 1_600.0);
            }
        }
    }

    /// Reference: jonnyhuck/Viewshed, see the data's README: eye 1.5 m, target 100 m, no curvature.
    @Test
    void agreesWithAnIndependentViewshed() throws IOException {
        TiffImage terrain = image("viewshed-ref/data.tif");
        int side = terrain.width();
        float[] down = terrain.samples();
        float[] heights = new float[down.length];
        for (int row = 0; row < terrain.height(); row++) {
            System.arraycopy(down, (terrain.height() - 1 - row) * side, heights, row * side, side);
        }
        // Cell centres of 50 m; upper-left corner E 310000 N 530000.
        ElevationGrid grid =
                new ElevationGrid(
                        new GridShape(310_025, 530_025 - 50.0 * side, 50, side, side), heights);
        EastNorthUp ground =
                new EastNorthUp(
                        325_025, 514_975, grid.findHeightMetres(325_025, 514_975).orElseThrow());
        Viewshed seen = Viewshed.around(ground.plus(new EastNorthUp(0, 0, 1.5)), grid, 1e5, 100);
        boolean[] expected = visible("viewshed-ref/viewshed.tif");
        int asked = 0;
        int equal = 0;
        for (int row = 0; row < 400; row++) {
            for (int column = 0; column < 400; column++) {
                double east = 315_025 + 50.0 * column;
                double north = 524_975 - 50.0 * row;
                if (Math.hypot(east - 325_025, north - 514_975) < 9_900) {
                    boolean ours = seen.isSeen(column + 100, side - 1 - (row + 100));
                    equal += ours == expected[row * 400 + column] ? 1 : 0;
                    asked++;
                }
            }
        }
        assertThat((double) equal / asked).isGreaterThan(0.998);
    }

    private static TiffImage image(String name) throws IOException {
        return new TiffImage(tags(name));
    }

    private static TiffTags tags(String name) throws IOException {
        Path file = folder().resolve(name);
        return new TiffTags(file, Files.readAllBytes(file));
    }

    /// 400 × 400 bytes in plain strips of 20 rows.
    private static boolean[] visible(String name) throws IOException {
        TiffTags tags = tags(name);
        double[] strips = tags.findNumbers(273).orElseThrow();
        boolean[] visible = new boolean[400 * 400];
        for (int i = 0; i < visible.length; i++) {
            visible[i] = tags.bytes().get((int) strips[i / 8_000] + i % 8_000) != 0;
        }
        return visible;
    }
}
