package org.marsad.station.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marsad.formats.elevation.SiteGround;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.formats.geojson.ZonesGeoJson;
import org.marsad.formats.toml.TomlTable;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.sensor.SensorId;
import org.marsad.vision.capture.VideoAddress;

/// Reads `SITE.toml`; docs/site.md explains its keys. Paths in it are relative to the file.
final class SiteFile {

    private static final Path USUAL_DATA_FOLDER = Path.of("data");
    private static final int USUAL_PORT = 8080;
    private static final double USUAL_GROUND_SIGMA = 0.5;

    private final Path folder;
    private final TomlTable table;

    SiteFile(Path file) throws IOException {
        this.folder = file.toAbsolutePath().normalize().resolveSibling(".").normalize();
        this.table = TomlTable.read(file);
    }

    SiteConfig read() throws IOException {
        ZoneId timeZone = timeZone();
        LocalFrame frame = new LocalFrame(place(table.getTable("origin"), "height"));
        List<SiteLayout.Tower> towers = new ArrayList<>();
        table.listTables("tower").forEach(tower -> towers.add(tower(tower, frame)));
        List<SiteConfig.SiteCamera> cameras = new ArrayList<>();
        List<SiteLayout.CameraSite> cameraSites = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (TomlTable camera : table.listTables("camera")) {
            SiteConfig.SiteCamera read = camera(camera);
            if (!ids.add(read.id().value())) {
                throw camera.bad("id", "'%s' is used twice".formatted(read.id()));
            }
            cameras.add(read);
            cameraSites.add(cameraSite(camera, read, towers, frame));
        }
        SiteLayout layout =
                new SiteLayout(
                        names(table, "name"),
                        timeZone,
                        frame,
                        towers,
                        cameraSites,
                        List.of(),
                        drawing(frame));
        SiteConfig.Elevation elevation = elevation();
        List<NamedZone> zones = zones(frame, timeZone);
        SiteConfig.Serving serving = serving();
        table.finish();
        return new SiteConfig(layout, elevation, cameras, zones, serving);
    }

    private ZoneId timeZone() {
        String written = table.getString("time_zone");
        try {
            return ZoneId.of(written);
        } catch (DateTimeException _) {
            throw table.bad(
                    "time_zone",
                    "expected a name like \"Asia/Baghdad\", was '%s'".formatted(written));
        }
    }

    private static Geodetic place(TomlTable at, String heightKey) {
        return Geodetic.ofDegrees(
                at.getDoubleBetween("latitude", -90, 90),
                at.getDoubleBetween("longitude", -180, 180),
                at.getDouble(heightKey, 0));
    }

    private static SiteLayout.Tower tower(TomlTable tower, LocalFrame frame) {
        SiteLayout.TowerKind kind =
                tower.has("kind")
                        ? tower.getChoice("kind", SiteLayout.TowerKind.class)
                        : SiteLayout.TowerKind.TOWER;
        double latitude = tower.getDoubleBetween("latitude", -90, 90);
        double longitude = tower.getDoubleBetween("longitude", -180, 180);
        return new SiteLayout.Tower(
                tower.getString("id"),
                names(tower, "name"),
                kind,
                Geodetic.ofDegrees(latitude, longitude, frame.origin().ellipsoidHeightMetres()),
                tower.getDoubleBetween("mast", 0, 10_000));
    }

    private static SiteConfig.SiteCamera camera(TomlTable camera) {
        String id = camera.getString("id");
        String address = camera.getString("address");
        try {
            return new SiteConfig.SiteCamera(
                    new SensorId(id),
                    VideoAddress.of(address),
                    CameraMount.read(camera),
                    camera.getBoolean("thermal", false),
                    camera.has("range") ? camera.getDoubleBetween("range", 10, 50_000) : 2_500);
        } catch (IllegalArgumentException e) {
            throw camera.bad("id", "'%s': %s".formatted(id, e.getMessage()));
        }
    }

    private static SiteLayout.CameraSite cameraSite(
            TomlTable table,
            SiteConfig.SiteCamera camera,
            List<SiteLayout.Tower> towers,
            LocalFrame frame) {
        String tower = table.getString("tower", "");
        if (!tower.isEmpty() && towers.stream().noneMatch(each -> each.id().equals(tower))) {
            throw table.bad("tower", "there is no [[tower]] with id '%s'".formatted(tower));
        }
        double mast =
                camera.mount().height() instanceof CameraMount.AboveGround(double metres)
                        ? metres
                        : 0;
        return new SiteLayout.CameraSite(
                camera.id(),
                tower,
                table.has("name") ? names(table, "name") : Map.of("", camera.id().value()),
                place(camera.mount(), frame),
                mast,
                panRadians(camera.mount()),
                camera.mount().lens(),
                new SiteLayout.Reach(camera.rangeMetres(), List.of()));
    }

    private static Geodetic place(CameraMount mount, LocalFrame frame) {
        return switch (mount.place()) {
            case CameraMount.OnEarth(double latitude, double longitude) ->
                    Geodetic.ofDegrees(latitude, longitude, frame.origin().ellipsoidHeightMetres());
            case CameraMount.InSite(double east, double north) ->
                    frame.toGeodetic(new EastNorthUp(east, north, 0));
        };
    }

    private static double panRadians(CameraMount mount) {
        EastNorthUp forward = mount.attitude().toLocal(0, 0, 1);
        return Math.atan2(forward.eastMetres(), forward.northMetres());
    }

    private SiteLayout.Drawing drawing(LocalFrame frame) {
        List<SiteLayout.Place> places = new ArrayList<>();
        for (TomlTable place : table.listTables("place")) {
            places.add(new SiteLayout.Place(names(place, "name"), place(place, "height")));
        }
        return new SiteLayout.Drawing(
                shapes("line", Set.of("road", "track", "wadi", "fence"), frame),
                shapes("area", Set.of("water", "orchard", "village", "compound"), frame),
                places);
    }

    private List<SiteLayout.Shape> shapes(String key, Set<String> kinds, LocalFrame frame) {
        List<SiteLayout.Shape> shapes = new ArrayList<>();
        for (TomlTable shape : table.listTables(key)) {
            String kind = shape.getString("kind");
            if (!kinds.contains(kind)) {
                throw shape.bad(
                        "kind",
                        "expected one of %s, was '%s'"
                                .formatted(kinds.stream().sorted().toList(), kind));
            }
            List<Geodetic> points = new ArrayList<>();
            for (List<Double> point : shape.listPoints("points", 2)) {
                points.add(
                        Geodetic.ofDegrees(
                                point.get(1),
                                point.get(0),
                                frame.origin().ellipsoidHeightMetres()));
            }
            shapes.add(
                    new SiteLayout.Shape(
                            kind, shape.has("name") ? names(shape, "name") : Map.of(), points));
        }
        return shapes;
    }

    private SiteConfig.Elevation elevation() {
        TomlTable ground = table.findTable("ground").orElse(null);
        if (ground == null) {
            return new SiteConfig.Elevation(
                    List.of(), 1, 1, 0, USUAL_GROUND_SIGMA, SiteGround.Holes.REFUSE);
        }
        List<Path> files = new ArrayList<>();
        for (String name : ground.listStrings("elevation")) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw ground.bad("elevation", "there is no file %s".formatted(file));
            }
            files.add(file);
        }
        return new SiteConfig.Elevation(
                files,
                ground.has("radius") ? ground.getDoubleBetween("radius", 100, 20_000) : 3_500,
                ground.has("cell") ? ground.getDoubleBetween("cell", 1, 100) : 10,
                ground.has("geoid_separation")
                        ? ground.getDoubleBetween("geoid_separation", -119, 119)
                        : 0,
                ground.has("sigma") ? ground.getDoubleBetween("sigma", 0, 100) : USUAL_GROUND_SIGMA,
                ground.has("holes")
                        ? ground.getChoice("holes", SiteGround.Holes.class)
                        : SiteGround.Holes.REFUSE);
    }

    private List<NamedZone> zones(LocalFrame frame, ZoneId timeZone) throws IOException {
        if (!table.has("zones")) {
            return List.of();
        }
        Path file = folder.resolve(table.getString("zones"));
        if (!Files.isRegularFile(file)) {
            throw table.bad("zones", "there is no file %s".formatted(file));
        }
        return new ZonesGeoJson(frame, timeZone).read(file);
    }

    private SiteConfig.Serving serving() {
        TomlTable serve = table.findTable("serve").orElse(null);
        Path dataFolder =
                folder.resolve(table.getString("data_folder", USUAL_DATA_FOLDER.toString()));
        return new SiteConfig.Serving(
                serve == null ? "127.0.0.1" : serve.getString("address", "127.0.0.1"),
                serve == null ? USUAL_PORT : serve.getInt("port", USUAL_PORT),
                dataFolder);
    }

    /// `name = "East gate"`, or a table by language with `""` for every other one.
    private static Map<String, String> names(TomlTable table, String key) {
        return table.isText(key) ? Map.of("", table.getString(key)) : table.getTexts(key);
    }
}
