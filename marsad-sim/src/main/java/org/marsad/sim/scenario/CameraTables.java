package org.marsad.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.marsad.formats.toml.TomlTable;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Lens;
import org.marsad.sensor.camera.resection.Landmark;
import org.marsad.sim.light.CameraKind;
import org.marsad.sim.world.Relief;
import org.marsad.sim.world.World;

/// Reads the cameras of a simulated site and draws how each one really hangs.
final class CameraTables {

    private static final double PIXELS = 0.7;
    private static final double CLOCK_SECONDS = 0.01;

    /// What a GPS in the hand gives after some minutes at one place.
    private static final double GPS_METRES = 1.5;

    private final World world;
    private final long seed;
    private final Map<String, List<Span>> outages;

    CameraTables(World world, long seed, Map<String, List<Span>> outages) {
        this.world = world;
        this.seed = seed;
        this.outages = outages;
    }

    SimCamera camera(TomlTable table) {
        String id = table.getString("id");
        String tower = table.getString("tower");
        Aim aim =
                new Aim(
                        table.getDoubleBetween("pan", -360, 360),
                        table.getDoubleBetween("tilt", -90, 90),
                        0);
        Lens lens =
                Lens.ofFieldOfView(
                        even(table, "width"),
                        even(table, "height"),
                        Math.toRadians(table.getDoubleBetween("field_of_view", 0.5, 120)));
        TomlTable sigma = table.getTable("sigma");
        Aim errors =
                new Aim(
                        sigma.getDoubleBetween("pan", 0, 5),
                        sigma.getDoubleBetween("tilt", 0, 5),
                        sigma.getDoubleBetween("roll", 0, 5));
        double place = sigma.getDoubleBetween("position", 0, 100);
        CameraSigmas sigmas =
                new CameraSigmas(
                        place,
                        Math.toRadians(errors.pan),
                        Math.toRadians(errors.tilt),
                        Math.toRadians(errors.roll),
                        0,
                        PIXELS,
                        CLOCK_SECONDS);
        EastNorthUp top = world.tower(tower).top();
        Random chance = new Random(seed * 31 + id.hashCode());
        Aim actual = aim.plus(errors, chance);
        EastNorthUp hung =
                top.plus(
                        new EastNorthUp(
                                place * chance.nextGaussian(),
                                place * chance.nextGaussian(),
                                place * chance.nextGaussian()));
        Camera hanging = new Camera(new SensorId(id), actual.at(hung), lens, sigmas);
        return new SimCamera(
                tower,
                table.getTexts("name"),
                table.getChoice("kind", CameraKind.class),
                new SimCamera.Told(
                        new Camera(new SensorId(id), aim.at(top), lens, sigmas),
                        landmarks(table, hanging, chance)),
                hanging,
                table.getDoubleBetween("frame_rate", 1, 60),
                table.getDoubleBetween("range", 10, 10_000),
                outages.getOrDefault(id, List.of()));
    }

    private List<Landmark> landmarks(TomlTable table, Camera hanging, Random chance) {
        if (!table.has("landmarks")) {
            return List.of();
        }
        List<Landmark> landmarks = new ArrayList<>();
        for (List<Double> point : table.listPoints("landmarks", 2)) {
            EastNorthUp place = world.relief().on(point.get(0), point.get(1));
            Pixel feet =
                    hanging.findPixel(place)
                            .filter(pixel -> isShown(hanging, pixel, place))
                            .orElseThrow(
                                    () ->
                                            table.bad(
                                                    "landmarks",
                                                    "%s can't be seen by %s"
                                                            .formatted(point, hanging.id())));
            double clicked = hanging.sigmas().pixels();
            landmarks.add(
                    new Landmark(
                            "%.0f east, %.0f north".formatted(point.get(0), point.get(1)),
                            new Pixel(
                                    feet.x() + clicked * chance.nextGaussian(),
                                    feet.y() + clicked * chance.nextGaussian()),
                            world.relief()
                                    .on(
                                            point.get(0) + GPS_METRES * chance.nextGaussian(),
                                            point.get(1) + GPS_METRES * chance.nextGaussian()),
                            GPS_METRES,
                            Relief.SIGMA_METRES));
        }
        return landmarks;
    }

    /// In the picture, and no ground before it.
    private boolean isShown(Camera hanging, Pixel pixel, EastNorthUp place) {
        double range = place.horizontalDistanceMetres(hanging.pose().position());
        return pixel.x() > 0
                && pixel.y() > 0
                && pixel.x() < hanging.lens().widthPixels()
                && pixel.y() < hanging.lens().heightPixels()
                && world.relief()
                        .elevationGrid()
                        .findHit(hanging.ray(pixel), 2 * range)
                        .filter(hit -> hit.minus(place).lengthMetres() < 0.02 * range)
                        .isPresent();
    }

    private static int even(TomlTable table, String key) {
        int pixels = table.getInt(key);
        if (pixels < 64 || pixels > 4096 || pixels % 2 != 0) {
            throw table.bad(key, "expected an even number of pixels, 64 to 4096, was " + pixels);
        }
        return pixels;
    }

    /// Degrees.
    private record Aim(double pan, double tilt, double roll) {

        Aim plus(Aim sigmas, Random chance) {
            return new Aim(
                    pan + sigmas.pan * chance.nextGaussian(),
                    tilt + sigmas.tilt * chance.nextGaussian(),
                    roll + sigmas.roll * chance.nextGaussian());
        }

        CameraPose at(EastNorthUp place) {
            return new CameraPose(
                    place,
                    Attitude.ofPanTiltRoll(
                            Math.toRadians(pan), Math.toRadians(tilt), Math.toRadians(roll)));
        }
    }
}
