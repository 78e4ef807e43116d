package org.marsad.station.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marsad.formats.toml.TomlTable;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Distortion;
import org.marsad.sensor.camera.Lens;
import org.marsad.sensor.camera.resection.Landmark;
import org.marsad.sensor.camera.resection.Resection;
import org.marsad.terrain.Terrain;

/// Where a camera is mounted and how it looks, as an engineer writes it: the keys of `CAMERA.toml` and
/// of a camera in `SITE.toml`. Degrees and metres here; {@link #resection} makes the core's value of it.
public record CameraMount(
        Place place,
        Height height,
        Attitude attitude,
        Lens lens,
        CameraSigmas sigmas,
        List<SurveyedLandmark> landmarks) {

    public CameraMount {
        landmarks = List.copyOf(landmarks);
    }

    /// Where the mast stands, or a landmark.
    public sealed interface Place {
        /// In the local frame, at the origin's height above the ellipsoid.
        EastNorthUp in(@Nullable LocalFrame frame);
    }

    public record OnEarth(double latitudeDegrees, double longitudeDegrees) implements Place {
        @Override
        public EastNorthUp in(@Nullable LocalFrame frame) {
            if (frame == null) {
                throw new IllegalArgumentException(
                        "latitude and longitude need a site with a place on the Earth");
            }
            return frame.toLocal(
                    Geodetic.ofDegrees(latitudeDegrees, longitudeDegrees, baseMetres(frame)));
        }
    }

    /// In a metric frame of the site's own.
    public record InSite(double eastMetres, double northMetres) implements Place {
        @Override
        public EastNorthUp in(@Nullable LocalFrame frame) {
            return new EastNorthUp(eastMetres, northMetres, 0);
        }
    }

    /// How high the camera hangs.
    public sealed interface Height {}

    public record AboveGround(double metres) implements Height {}

    public record AboveEllipsoid(double metres) implements Height {}

    public static CameraMount read(Path file) throws IOException {
        TomlTable table = TomlTable.read(file);
        CameraMount mount = read(table);
        if (mount.place instanceof InSite
                && mount.landmarks.stream().anyMatch(l -> l.place() instanceof OnEarth)) {
            throw table.bad("landmark", "needs east and north, as the camera itself has them");
        }
        table.finish();
        return mount;
    }

    /// Takes the camera's keys out of a table and leaves the others to the caller.
    public static CameraMount read(TomlTable table) {
        Lens lens = lens(table);
        return new CameraMount(
                place(table),
                height(table),
                attitude(table),
                lens,
                sigmas(table),
                SurveyedLandmark.list(table, lens));
    }

    static Place place(TomlTable table) {
        if (table.has("east") || table.has("north")) {
            return new InSite(table.getDouble("east"), table.getDouble("north"));
        }
        return new OnEarth(
                table.getDoubleBetween("latitude", -90, 90),
                table.getDoubleBetween("longitude", -180, 180));
    }

    private static Height height(TomlTable table) {
        if (table.has("height_above_ellipsoid")) {
            return new AboveEllipsoid(
                    table.getDoubleBetween("height_above_ellipsoid", -500, 20_000));
        }
        return new AboveGround(table.getDoubleBetween("height_above_ground", 0, 10_000));
    }

    private static Attitude attitude(TomlTable table) {
        return Attitude.ofPanTiltRoll(
                Math.toRadians(table.getDoubleBetween("pan", -360, 360)),
                Math.toRadians(table.getDoubleBetween("tilt", -90, 90)),
                Math.toRadians(table.has("roll") ? table.getDoubleBetween("roll", -180, 180) : 0));
    }

    private static Lens lens(TomlTable table) {
        int width = table.getInt("width");
        int height = table.getInt("height");
        if (width < 1 || height < 1) {
            throw table.bad("width", "and height must be the picture's size in pixels");
        }
        double focalX =
                table.has("focal_pixels")
                        ? table.getDoubleBetween("focal_pixels", 1, 1e7)
                        : width
                                / 2.0
                                / Math.tan(
                                        Math.toRadians(
                                                table.getDoubleBetween("field_of_view", 0.01, 175)
                                                        / 2));
        double focalY = table.getDouble("focal_y_pixels", focalX);
        double principalX = width / 2.0;
        double principalY = height / 2.0;
        if (table.has("principal_point")) {
            List<Double> point = numbers(table, "principal_point", 2);
            principalX = point.get(0);
            principalY = point.get(1);
        }
        return new Lens(width, height, focalX, focalY, principalX, principalY, distortion(table));
    }

    private static Distortion distortion(TomlTable table) {
        if (!table.has("distortion")) {
            return new Distortion.None();
        }
        List<Double> k = numbers(table, "distortion", 5);
        return new Distortion.Brown(k.get(0), k.get(1), k.get(2), k.get(3), k.get(4));
    }

    private static List<Double> numbers(TomlTable table, String key, int count) {
        List<Double> numbers = table.listNumbers(key);
        if (numbers.size() != count) {
            throw table.bad(key, "needs %d numbers, has %d".formatted(count, numbers.size()));
        }
        return numbers;
    }

    /// What a careful surveyor with a hand-held level and a GPS reaches, where the file says nothing.
    private static CameraSigmas sigmas(TomlTable table) {
        TomlTable given = table.findTable("sigma").orElse(null);
        if (given == null) {
            return new CameraSigmas(
                    0.5,
                    Math.toRadians(0.1),
                    Math.toRadians(0.05),
                    Math.toRadians(0.1),
                    0.005,
                    1,
                    0.05);
        }
        return new CameraSigmas(
                sigma(given, "position", 0.5),
                Math.toRadians(sigma(given, "pan", 0.1)),
                Math.toRadians(sigma(given, "tilt", 0.05)),
                Math.toRadians(sigma(given, "roll", 0.1)),
                sigma(given, "focal_ratio", 0.005),
                sigma(given, "pixels", 1),
                sigma(given, "clock", 0.05));
    }

    private static double sigma(TomlTable table, String key, double usual) {
        return table.has(key) ? table.getDoubleBetween(key, 0, 1e6) : usual;
    }

    /// A frame of its own for a camera without a site: its origin is on the ground under the mast.
    public LocalFrame ownFrame(double groundEllipsoidHeightMetres) {
        return switch (place) {
            case OnEarth(double latitude, double longitude) ->
                    new LocalFrame(
                            Geodetic.ofDegrees(latitude, longitude, groundEllipsoidHeightMetres));
            case InSite _ ->
                    throw new IllegalStateException("a camera in a site's frame has no own frame");
        };
    }

    private Camera mounted(SensorId id, Terrain terrain, @Nullable LocalFrame frame) {
        EastNorthUp foot = place.in(frame);
        double up =
                switch (height) {
                    case AboveGround(double metres) ->
                            terrain.findHeightMetres(foot.eastMetres(), foot.northMetres())
                                            .orElse(foot.upMetres())
                                    + metres;
                    case AboveEllipsoid(double metres) ->
                            foot.upMetres() + metres - baseMetres(frame);
                };
        var position = new EastNorthUp(foot.eastMetres(), foot.northMetres(), up);
        return new Camera(id, new CameraPose(position, attitude), lens, sigmas);
    }

    /// The core's camera, as mounted and as its landmarks say that it hangs; a landmark off the known ground is refused.
    ///
    /// @param terrainSigmaMetres how far the ground's heights are off, one standard deviation
    /// @param frame of the site; absent when the site has a metric frame of its own
    public Resection resection(
            SensorId id, Terrain terrain, double terrainSigmaMetres, @Nullable LocalFrame frame) {
        List<Landmark> placed = new ArrayList<>();
        List<String> off = new ArrayList<>();
        for (SurveyedLandmark landmark : landmarks) {
            landmark.find(terrain, terrainSigmaMetres, frame)
                    .ifPresentOrElse(placed::add, () -> off.add(landmark.name()));
        }
        return Resection.of(mounted(id, terrain, frame), placed).withRefused(off);
    }

    private static double baseMetres(@Nullable LocalFrame frame) {
        return frame == null ? 0 : frame.origin().ellipsoidHeightMetres();
    }
}
