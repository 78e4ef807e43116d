package org.marsad.sensor.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Ray;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;
import org.marsad.terrain.FlatTerrain;

class CameraTest {

    static Stream<Distortion> distortions() {
        return Stream.of(
                new Distortion.None(),
                new Distortion.Tsai(0.158),
                new Distortion.Tsai(-0.3),
                new Distortion.Brown(-0.15, 0.047, 0.0012, 0.0038, 0),
                new Distortion.Brown(-0.38, 0.12, -0.001, 0.002, -0.01),
                new Distortion.Brown(0.2, 0.1, 0.001, -0.001, 0.05),
                new Distortion.Brown(-0.5, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("distortions")
    void bendingAndStraighteningUndoEachOtherEverywhere(Distortion distortion) {
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            double size = i % 2 == 0 ? 0.8 : 4;
            double x = random.nextDouble(-size, size);
            double y = random.nextDouble(-size, size);
            double[] bent = distortion.distort(x, y);
            double[] back = distortion.undistort(bent[0], bent[1]);
            assertThat(back[0]).as("%s at %s, %s", distortion, x, y).isCloseTo(x, within(1e-6));
            assertThat(back[1]).as("%s at %s, %s", distortion, x, y).isCloseTo(y, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("distortions")
    void whatIsFartherOutStaysFartherOut(Distortion distortion) {
        for (double angle = 0; angle < 6.28; angle += 0.1) {
            double before = 0;
            for (double radius = 0.01; radius < 8; radius += 0.01) {
                double[] bent =
                        distortion.distort(radius * Math.cos(angle), radius * Math.sin(angle));
                double bentRadius = Math.hypot(bent[0], bent[1]);
                assertThat(bentRadius).as("%s at %s", distortion, radius).isGreaterThan(before);
                before = bentRadius;
            }
        }
    }

    /// OpenCV's documented formula, written out for one point: r² = 0.13.
    @Test
    void brownFollowsOpenCv() {
        double[] bent = new Distortion.Brown(-0.2, 0.05, 0.003, -0.002, 0.01).distort(0.3, -0.2);
        double radial = 1 - 0.2 * 0.13 + 0.05 * 0.0169 + 0.01 * 0.002197;
        assertThat(bent[0])
                .isCloseTo(
                        0.3 * radial + 2 * 0.003 * 0.3 * -0.2 - 0.002 * (0.13 + 2 * 0.09),
                        within(1e-15));
        assertThat(bent[1])
                .isCloseTo(
                        -0.2 * radial + 0.003 * (0.13 + 2 * 0.04) + 2 * -0.002 * 0.3 * -0.2,
                        within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("distortions")
    void aRayThroughAPixelFallsOnThatPixel(Distortion distortion) {
        Camera camera = camera(distortion);
        Random random = new Random(12);
        for (int i = 0; i < 1_000; i++) {
            Pixel pixel = new Pixel(random.nextDouble(0, 1280), random.nextDouble(0, 720));
            Ray ray = camera.ray(pixel);
            Pixel again = camera.findPixel(ray.at(random.nextDouble(1, 3_000))).orElseThrow();
            assertThat(again.x()).isCloseTo(pixel.x(), within(1e-4));
            assertThat(again.y()).isCloseTo(pixel.y(), within(1e-4));
            assertThat(camera.findPixel(ray.at(-5))).as("behind the camera").isEmpty();
        }
    }

    @Test
    void aPlaceBesideThePictureNeverFoldsBackIntoIt() {
        Camera camera = camera(new Distortion.Brown(-0.5, 0, 0, 0, 0));
        EastNorthUp forward = camera.pose().attitude().toLocal(0, 0, 1);
        EastNorthUp right = camera.pose().attitude().toLocal(1, 0, 0);
        for (double aside = 1.5; aside < 50; aside *= 1.1) {
            EastNorthUp place =
                    camera.pose().position().plus(forward.times(10)).plus(right.times(10 * aside));
            assertThat(camera.findPixel(place).orElseThrow().x()).isGreaterThan(1280);
        }
    }

    @Test
    void theFieldOfViewEndsAtTheEdgesOfThePicture() {
        Lens lens = Lens.ofFieldOfView(1280, 720, Math.toRadians(40));
        Camera camera =
                new Camera(
                        new SensorId("c"),
                        new CameraPose(
                                new EastNorthUp(0, 0, 0),
                                Attitude.ofPanTiltRoll(Math.toRadians(50), 0, 0)),
                        lens,
                        new CameraSigmas(0, 0, 0, 0, 0, 1, 0));
        EastNorthUp left = camera.ray(new Pixel(0, 360)).direction();
        assertThat(Math.toDegrees(Math.atan2(left.eastMetres(), left.northMetres())))
                .isCloseTo(30, within(1e-9));
        assertThat(left.upMetres()).isCloseTo(0, within(1e-12));
        assertThat(lens.horizontalFieldOfViewRadians())
                .isCloseTo(Math.toRadians(40), within(1e-12));
        assertThat(camera.ray(new Pixel(640, 0)).direction().upMetres()).isPositive();
    }

    @Test
    void aPersonLooksHalfAsTallTwiceAsFar() {
        Camera camera = camera(new Distortion.None());
        ExpectedSize size = new ExpectedSize(camera, new FlatTerrain(0), 2_000);
        double near = heightAt(camera, size, 100);
        double far = heightAt(camera, size, 200);
        assertThat(near / far).isCloseTo(2, within(0.05));
        assertThat(near).isCloseTo(1.75 * camera.lens().focalYPixels() / 100, within(1.5));
        assertThat(size.findPersonHeightPixels(new Pixel(640, 0))).as("the sky").isEmpty();
    }

    private static double heightAt(Camera camera, ExpectedSize size, double metres) {
        EastNorthUp ahead = camera.pose().attitude().toLocal(0, 0, 1);
        double level = Math.hypot(ahead.eastMetres(), ahead.northMetres());
        EastNorthUp foot =
                new EastNorthUp(
                        metres * ahead.eastMetres() / level,
                        metres * ahead.northMetres() / level,
                        0);
        return size.findPersonHeightPixels(camera.findPixel(foot).orElseThrow()).orElseThrow();
    }

    private static Camera camera(Distortion distortion) {
        return new Camera(
                new SensorId("c"),
                new CameraPose(new EastNorthUp(0, 0, 12), Attitude.ofPanTiltRoll(0.7, -0.1, 0.02)),
                new Lens(1280, 720, 1100, 1095, 630, 371, distortion),
                new CameraSigmas(0, 0, 0, 0, 0, 1, 0));
    }
}
