package org.marsad.formats.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.marsad.detect.PixelBox;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.ExpectedSize;
import org.marsad.terrain.FlatTerrain;

/// The PETS 2009 S2.L1 calibration against the world places of its published ground truth.
@Tag("data")
class TsaiCalibrationDataTest {

    private static final CameraSigmas SIGMAS = new CameraSigmas(0, 0, 0, 0, 0, 1, 0);

    /// A box of the ground truth and where its foot is in the world.
    private record Truth(PixelBox box, EastNorthUp place) {}

    private static Path folder() {
        String root = System.getProperty("marsad.data", "");
        Assumptions.assumeTrue(!root.isEmpty(), "no test data: set -Dmarsad.data");
        return Path.of(root, "video/pets09-s2l1");
    }

    private static Camera camera() throws IOException {
        return TsaiCalibration.read(folder().resolve("View_001.xml"), new SensorId("v1"), SIGMAS);
    }

    @Test
    void theCameraStandsWhereThePublishedCalibrationPutsIt() throws IOException {
        EastNorthUp position = camera().pose().position();
        assertThat(position.eastMetres()).isCloseTo(-28.94, within(0.01));
        assertThat(position.northMetres()).isCloseTo(-19.53, within(0.01));
        assertThat(position.upMetres()).isCloseTo(7.07, within(0.01));
    }

    @Test
    void footPointsOfTheGroundTruthFallOnItsWorldPlaces() throws IOException {
        Camera camera = camera();
        FlatTerrain ground = new FlatTerrain(0);
        double[] errors =
                truths().stream()
                        .mapToDouble(
                                truth ->
                                        ground.findHit(camera.ray(truth.box.foot()), 500)
                                                .orElseThrow()
                                                .horizontalDistanceMetres(truth.place))
                        .sorted()
                        .toArray();
        assertThat(errors).hasSize(4650);
        assertThat(errors[errors.length / 2]).isLessThan(0.03);
        assertThat(errors[errors.length - 1]).isLessThan(0.12);
    }

    @Test
    void worldPlacesOfTheGroundTruthFallOnItsFootPoints() throws IOException {
        Camera camera = camera();
        double[] errors =
                truths().stream()
                        .mapToDouble(
                                truth -> {
                                    var pixel = camera.findPixel(truth.place).orElseThrow();
                                    var foot = truth.box.foot();
                                    return Math.hypot(pixel.x() - foot.x(), pixel.y() - foot.y());
                                })
                        .sorted()
                        .toArray();
        assertThat(errors[errors.length / 2]).isLessThan(0.5);
    }

    @Test
    void peopleOfTheGroundTruthAreAsTallAsExpected() throws IOException {
        ExpectedSize size = new ExpectedSize(camera(), new FlatTerrain(0), 500);
        double[] ratios =
                truths().stream()
                        .map(Truth::box)
                        .mapToDouble(
                                box ->
                                        box.height()
                                                / size.findPersonHeightPixels(box.foot())
                                                        .orElseThrow())
                        .sorted()
                        .toArray();
        assertThat(ratios[ratios.length / 2]).isBetween(0.95, 1.05);
        assertThat(ratios[ratios.length / 20]).isGreaterThan(0.85);
        assertThat(ratios[ratios.length * 19 / 20]).isLessThan(1.15);
    }

    private static List<Truth> truths() throws IOException {
        return Files.readAllLines(folder().resolve("gt.txt")).stream()
                .map(TsaiCalibrationDataTest::truth)
                .toList();
    }

    /// MOT boxes count pixels from 1: the first pixel's left edge, our 0, is their 1.
    private static Truth truth(String line) {
        double[] v = Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
        return new Truth(
                new PixelBox(v[2] - 1, v[3] - 1, v[4], v[5]), new EastNorthUp(v[7], v[8], 0));
    }
}
