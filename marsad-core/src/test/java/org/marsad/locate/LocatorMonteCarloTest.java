package org.marsad.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;
import org.marsad.follow.Tracklet;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.FrameStamp.TimeSource;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Distortion;
import org.marsad.sensor.camera.Lens;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.FlatTerrain;
import org.marsad.terrain.GridShape;
import org.marsad.terrain.Terrain;

/// The 90 % ellipse must hold the truth in 87 to 93 % of the cases. Every error is drawn as the sigmas
/// say and put into the true world, on its own path: another camera is built, not a ray turned.
class LocatorMonteCarloTest {

    private static final SensorId MAST = new SensorId("mast");
    private static final int TRIALS = 6_000;

    private static final Lens WIDE = Lens.ofFieldOfView(1920, 1080, Math.toRadians(20));
    private static final Lens LONG = Lens.ofFieldOfView(1920, 1080, Math.toRadians(6));
    private static final Lens PETS =
            new Lens(768, 576, 1185, 1195, 324.7, 283.1, new Distortion.Tsai(0.158));

    private static final CameraSigmas GOOD = new CameraSigmas(0.2, 1e-3, 2e-4, 1e-3, 0.003, 1, 0);
    private static final CameraSigmas ROUGH = new CameraSigmas(1, 5e-3, 2e-3, 3e-3, 0.01, 2, 0);
    private static final CameraSigmas EYE = new CameraSigmas(1, 5e-3, 1.3e-3, 3e-3, 0.01, 2, 0);
    private static final CameraSigmas LOW = new CameraSigmas(0.05, 2e-3, 2e-3, 2e-3, 3e-3, 2, 0);

    private static final EastNorthUp TOWER = new EastNorthUp(0, 0, 30);
    private static final EastNorthUp HILL = new EastNorthUp(0, 0, 90);
    private static final EastNorthUp ROOF = new EastNorthUp(-28.94, -19.53, 7.07);

    record View(EastNorthUp position, double panDegrees, double tiltDegrees, Lens lens) {}

    record Ground(Terrain terrain, double sigmaMetres) {}

    record Ranges(double nearestMetres, double farthestMetres) {}

    record Scene(String name, Ground ground, View view, CameraSigmas sigmas, Ranges ranges) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Scene> scenes() {
        Terrain flat = new FlatTerrain(0);
        Terrain slope = ground((east, north) -> 0.03 * north - 0.01 * east);
        Terrain hills = ground((e, n) -> 25 * Math.sin(e / 310) * Math.cos(n / 270) - 20);
        View wide = new View(TOWER, 70, -3, WIDE);
        return Stream.of(
                new Scene("flat, 300 m", new Ground(flat, 0.3), wide, GOOD, around(300)),
                new Scene("flat, badly known", new Ground(flat, 0.3), wide, ROUGH, around(300)),
                new Scene("flat, 1 km", new Ground(flat, 0.5), wide, GOOD, around(1000)),
                new Scene(
                        "flat, 3 km",
                        new Ground(flat, 1),
                        new View(TOWER, 200, -0.6, LONG),
                        GOOD,
                        around(3000)),
                new Scene(
                        "flat, 3 km, aimed by eye",
                        new Ground(flat, 1),
                        new View(TOWER, 200, -0.6, LONG),
                        EYE,
                        around(3000)),
                new Scene(
                        "upward slope",
                        new Ground(slope, 1),
                        new View(TOWER, 10, -1, WIDE),
                        GOOD,
                        around(1000)),
                new Scene(
                        "downward slope",
                        new Ground(slope, 1),
                        new View(TOWER, 180, -2.5, LONG),
                        GOOD,
                        around(2000)),
                new Scene(
                        "hills",
                        new Ground(hills, 1),
                        new View(HILL, 35, -4, WIDE),
                        GOOD,
                        new Ranges(500, 2500)),
                new Scene(
                        "street corner",
                        new Ground(flat, 0.05),
                        new View(ROOF, 57, -16, PETS),
                        LOW,
                        new Ranges(14, 50)));
    }

    private static Ranges around(double metres) {
        return new Ranges(0.9 * metres, 1.1 * metres);
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void ninetyPercentEllipsesHoldTheTruthInNinetyPercent(Scene scene) {
        Random random = new Random(20261124);
        Camera believed =
                new Camera(
                        MAST,
                        new CameraPose(scene.view.position, attitude(scene.view, 0, 0, 0)),
                        scene.view.lens,
                        scene.sigmas);
        Locator locator =
                new Locator(believed, scene.ground.terrain, scene.ground.sigmaMetres, 20_000);
        int inside = 0;
        int plots = 0;
        for (int i = 0; i < TRIALS; i++) {
            EastNorthUp groundTruth = place(scene, random);
            Camera real = real(scene, random);
            double sunk = random.nextGaussian() * scene.ground.sigmaMetres;
            EastNorthUp truth = groundTruth.minus(new EastNorthUp(0, 0, sunk));
            Optional<PixelBox> box = box(real, truth, random);
            if (box.isEmpty() || !scene.ground.terrain.sees(scene.view.position, groundTruth)) {
                continue;
            }
            if (locator.locate(seen(box.get())) instanceof Plot plot) {
                EastNorthUp off = truth.minus(plot.position());
                double squared =
                        plot.covariance().squaredMahalanobis(off.eastMetres(), off.northMetres());
                plots++;
                inside += squared <= -2 * Math.log(0.1) ? 1 : 0;
            }
        }
        double share = (double) inside / plots;
        assertThat(plots).isGreaterThan(2_000);
        assertThat(share).isBetween(0.87, 0.93);
    }

    private static EastNorthUp place(Scene scene, Random random) {
        View view = scene.view;
        double range = random.nextDouble(scene.ranges.nearestMetres, scene.ranges.farthestMetres);
        double half = 0.4 * view.lens.horizontalFieldOfViewRadians();
        double azimuth = Math.toRadians(view.panDegrees) + random.nextDouble(-half, half);
        double east = view.position.eastMetres() + range * Math.sin(azimuth);
        double north = view.position.northMetres() + range * Math.cos(azimuth);
        return new EastNorthUp(
                east, north, scene.ground.terrain.findHeightMetres(east, north).orElseThrow());
    }

    private static Camera real(Scene scene, Random random) {
        CameraSigmas sigmas = scene.sigmas;
        EastNorthUp off =
                new EastNorthUp(
                        random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        Attitude attitude =
                attitude(
                        scene.view,
                        sigmas.panRadians() * random.nextGaussian(),
                        sigmas.tiltRadians() * random.nextGaussian(),
                        sigmas.rollRadians() * random.nextGaussian());
        double zoom = 1 + sigmas.focalRatio() * random.nextGaussian();
        Lens lens = scene.view.lens;
        return new Camera(
                MAST,
                new CameraPose(
                        scene.view.position.plus(off.times(sigmas.positionMetres())), attitude),
                new Lens(
                        lens.widthPixels(),
                        lens.heightPixels(),
                        lens.focalXPixels() * zoom,
                        lens.focalYPixels() * zoom,
                        lens.principalXPixels(),
                        lens.principalYPixels(),
                        lens.distortion()),
                sigmas);
    }

    private static Attitude attitude(View view, double pan, double tilt, double roll) {
        return Attitude.ofPanTiltRoll(
                Math.toRadians(view.panDegrees) + pan,
                Math.toRadians(view.tiltDegrees) + tilt,
                0.01 + roll);
    }

    private static Optional<PixelBox> box(Camera real, EastNorthUp truth, Random random) {
        Pixel foot = real.findPixel(truth).orElseThrow();
        Pixel head = real.findPixel(truth.plus(new EastNorthUp(0, 0, 1.75))).orElseThrow();
        double height = foot.y() - head.y();
        double sigma = Math.hypot(real.sigmas().pixels(), Locator.FOOT_SHARE * height);
        double x = foot.x() + sigma * random.nextGaussian();
        double y = foot.y() + sigma * random.nextGaussian();
        boolean whole =
                x - height / 6 > 1
                        && x + height / 6 < real.lens().widthPixels() - 1
                        && y < real.lens().heightPixels() - 1
                        && y - height > 0;
        return whole
                ? Optional.of(new PixelBox(x - height / 6, y - height, height / 3, height))
                : Optional.empty();
    }

    private static Tracklet seen(PixelBox box) {
        FrameStamp stamp =
                new FrameStamp(MAST, 0, Instant.EPOCH, Instant.EPOCH, TimeSource.CONTAINER);
        return new Tracklet(
                MAST,
                1,
                new Detection(stamp, box, box.area(), Classification.UNKNOWN, 1),
                Instant.EPOCH,
                1);
    }

    private interface Height {
        double at(double east, double north);
    }

    private static Terrain ground(Height height) {
        GridShape shape = GridShape.around(4_000, 20);
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
