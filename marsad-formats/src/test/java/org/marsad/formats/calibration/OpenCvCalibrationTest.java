package org.marsad.formats.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.detect.PixelBox;
import org.marsad.formats.UnusableFileException;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraSigmas;

class OpenCvCalibrationTest {

    /// Looks north, level, from 4 m up; millimetres.
    private static final String JSON =
            """
            {"gate": {
              "K": [[1000, 0, 639.5], [0, 1000, 359.5], [0, 0, 1]],
              "dist": [-0.1, 0.01, 0, 0, 0],
              "R": [[1, 0, 0], [0, 0, -1], [0, 1, 0]],
              "t": [0, 4000, 0]}}
            """;

    private static final OpenCvCalibration.Setting SETTING =
            new OpenCvCalibration.Setting(
                    new SensorId("gate"), 1280, 720, 1e-3, new CameraSigmas(0, 0, 0, 0, 0, 1, 0));

    @TempDir Path folder;

    @Test
    void looksWhereTheMatricesSay() throws IOException {
        Camera camera = read(JSON, "gate");
        assertThat(camera.pose().position()).isEqualTo(new EastNorthUp(-0.0, -0.0, 4));
        Pixel ahead = camera.findPixel(new EastNorthUp(0, 50, 4)).orElseThrow();
        assertThat(ahead.x()).isCloseTo(640, within(1e-9));
        assertThat(ahead.y()).isCloseTo(360, within(1e-9));
        double radial = 1 - 0.1 * 0.01 + 0.01 * 0.0001;
        assertThat(camera.findPixel(new EastNorthUp(5, 50, 4)).orElseThrow().x())
                .isCloseTo(640 + 1000 * 0.1 * radial, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"t\": [0, 4000, 0] | \"t\": [0, 4000] | view 'gate', field t: expected 3 numbers, came 2",
                "4000 | \"far\" | field t: expected 3 numbers, came \"far\" among them",
                "\"dist\" | \"distortion\" | field dist: expected 5 numbers, came nothing",
                "[0, 1, 0] | [0, 2, 0] | field R: expected a rotation matrix, came one that is off by 1.00",
                "[[1000, 0 | [[-1000, 0 | field K: expected positive focal lengths, came -1000",
                "\"gate\" | \"wall\" | no view 'gate', it has [wall]; name one of these",
                "}} | } | expected JSON with K, R, t, dist for each view",
            })
    void saysInOneLineWhatIsWrong(String original, String changed, String message) {
        assertThatThrownBy(() -> read(JSON.replace(original, changed), "gate"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith("cameras.json: ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    /// The published calibration of PETS 2009 view 001: its README finds 4.1 pixels for the median.
    @Test
    @Tag("data")
    void putsTheGroundTruthOfPetsOnItsFootPoints() throws IOException {
        String root = System.getProperty("marsad.data", "");
        Assumptions.assumeTrue(!root.isEmpty(), "no test data: set -Dmarsad.data");
        OpenCvCalibration.Setting setting =
                new OpenCvCalibration.Setting(new SensorId("v1"), 768, 576, 1e-3, SETTING.sigmas());
        Camera camera =
                OpenCvCalibration.read(
                        Path.of(root, "multiview/calibration-opencv.json"), "View_001", setting);
        double[] errors =
                Files.readAllLines(Path.of(root, "video/pets09-s2l1/gt.txt")).stream()
                        .map(
                                line ->
                                        Arrays.stream(line.split(",", -1))
                                                .mapToDouble(Double::parseDouble)
                                                .toArray())
                        .mapToDouble(
                                v -> {
                                    Pixel foot =
                                            new PixelBox(v[2] - 1, v[3] - 1, v[4], v[5]).foot();
                                    Pixel seen =
                                            camera.findPixel(new EastNorthUp(v[7], v[8], 0))
                                                    .orElseThrow();
                                    return Math.hypot(foot.x() - seen.x(), foot.y() - seen.y());
                                })
                        .sorted()
                        .toArray();
        assertThat(errors[errors.length / 2]).isLessThan(5);
    }

    private Camera read(String json, String view) throws IOException {
        Path file = folder.resolve("cameras.json");
        Files.writeString(file, json);
        return OpenCvCalibration.read(file, view, SETTING);
    }
}
