package org.marsad.formats.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.formats.UnusableFileException;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraSigmas;

class TsaiCalibrationTest {

    /// An invented camera, 6 m up a mast.
    private static final String XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Camera name="mast">
              <Geometry width="800" height="600" dx="5e-3" dy="5e-3" dpx="5e-3" dpy="4e-3"/>
              <Intrinsic focal="6.0" kappa1="4e-3" cx="410.0" cy="290.0" sx="1.05"/>
              <Extrinsic tx="900.0" ty="-3000.0" tz="30000.0" rx="2.0" ry="-0.8" rz="-0.4"/>
            </Camera>
            """;

    @TempDir Path folder;

    @Test
    void followsTsaisFormulaeStepByStep() throws IOException {
        Camera camera = read(XML);
        Random random = new Random(20261124);
        for (int i = 0; i < 500; i++) {
            double x = 20_000 * (random.nextDouble() - 0.5);
            double y = 20_000 * (random.nextDouble() - 0.5);
            double z = 2_000 * random.nextDouble();
            Pixel ours = camera.findPixel(new EastNorthUp(x / 1e3, y / 1e3, z / 1e3)).orElseThrow();
            double[] straight = straightMillimetres(x, y, z);
            double bentX = (ours.x() - 0.5 - 410) * 5e-3 / 1.05;
            double bentY = (ours.y() - 0.5 - 290) * 4e-3;
            double factor = 1 + 4e-3 * (bentX * bentX + bentY * bentY);
            assertThat(bentX * factor).isCloseTo(straight[0], within(1e-9));
            assertThat(bentY * factor).isCloseTo(straight[1], within(1e-9));
        }
    }

    /// The rotation matrix as Willson's implementation of Tsai's method spells it out.
    private static double[] straightMillimetres(double x, double y, double z) {
        double sa = Math.sin(2.0);
        double ca = Math.cos(2.0);
        double sb = Math.sin(-0.8);
        double cb = Math.cos(-0.8);
        double sg = Math.sin(-0.4);
        double cg = Math.cos(-0.4);
        double cameraX =
                cb * cg * x + (cg * sa * sb - ca * sg) * y + (sa * sg + ca * cg * sb) * z + 900;
        double cameraY =
                cb * sg * x + (sa * sb * sg + ca * cg) * y + (ca * sb * sg - cg * sa) * z - 3000;
        double cameraZ = -sb * x + cb * sa * y + ca * cb * z + 30_000;
        return new double[] {6 * cameraX / cameraZ, 6 * cameraY / cameraZ};
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "focal=\"6.0\" | | <Intrinsic>, attribute focal: expected a number, came nothing",
                "focal=\"6.0\" | focal=\"6,0\" | <Intrinsic>, attribute focal: expected a number, came '6,0'",
                "focal=\"6.0\" | focal=\"-6\" | <Intrinsic>, attribute focal: expected a number above 0, came -6.0",
                "rz=\"-0.4\" | rz=\"NaN\" | <Extrinsic>, attribute rz: expected a finite number, came NaN",
                "Extrinsic | Elsewhere | no element <Extrinsic> in <Camera>",
                "</Camera> | | expected XML with a <Camera>",
            })
    void saysInOneLineWhatIsWrong(String original, String changed, String message)
            throws IOException {
        String xml = XML.replace(original, changed == null ? "" : changed);
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith("mast.xml: ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private Camera read(String xml) throws IOException {
        Path file = folder.resolve("mast.xml");
        Files.writeString(file, xml);
        return TsaiCalibration.read(
                file, new SensorId("mast"), new CameraSigmas(0, 0, 0, 0, 0, 1, 0));
    }
}
