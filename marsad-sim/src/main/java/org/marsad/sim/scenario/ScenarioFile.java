package org.marsad.sim.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.formats.toml.TomlTable;
import org.marsad.sim.light.Weather;
import org.marsad.sim.radar.Radar;
import org.marsad.sim.world.World;

/// Reads a scenario. Cameras, radars and zones stand in a site file that several scenarios share; a scenario
/// names those that it uses. A key that nobody knows is refused, with the nearest right one.
public final class ScenarioFile {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Path file;
    private final TomlTable table;

    private ScenarioFile(Path file, TomlTable table) {
        this.file = file;
        this.table = table;
    }

    /// @param seed instead of the file's own
    public static Scenario read(Path file, OptionalLong seed) throws IOException {
        ScenarioFile reader = new ScenarioFile(file, TomlTable.read(file));
        Scenario scenario = reader.scenario(seed);
        reader.table.finish();
        return scenario;
    }

    private Scenario scenario(OptionalLong otherSeed) throws IOException {
        String title = table.getString("title");
        long seed = otherSeed.orElse(table.getInt("seed"));
        World world = World.plain(table.getInt("site_seed"));
        Night night =
                new Night(
                        table.getTime("start"),
                        table.getDoubleBetween("seconds", 1, 86_400),
                        weather(table.getTable("weather")),
                        seed);
        ActorTables actors = new ActorTables(seed);
        table.listTables("actors").forEach(actors::add);
        Path siteFile = file.resolveSibling(table.getString("site"));
        TomlTable site = TomlTable.read(siteFile);
        CameraTables cameras = new CameraTables(world, seed, outages());
        List<SimCamera> allCameras =
                site.listTables("cameras").stream().map(cameras::camera).toList();
        RadarTables radars = new RadarTables(world, radarErrors());
        List<Radar> allRadars = site.listTables("radars").stream().map(radars::radar).toList();
        List<NamedZone> allZones = new ZoneTables(world.timeZone()).zones(site.listTables("zones"));
        site.finish();
        return new Scenario(
                title,
                world,
                night,
                new Scenario.Sensors(
                        chosen("cameras", byId(allCameras, camera -> camera.id().value())),
                        chosen("radars", byId(allRadars, radar -> radar.id().value())),
                        actors.beacons(),
                        correctAt()),
                actors.actors(),
                chosen("zones", byId(allZones, NamedZone::id)),
                expected());
    }

    private OptionalDouble correctAt() {
        return table.has("correct_at")
                ? OptionalDouble.of(table.getDoubleBetween("correct_at", 0, 86_400))
                : OptionalDouble.empty();
    }

    private static Weather weather(TomlTable weather) {
        return new Weather(
                weather.getDoubleBetween("visibility", 50, 100_000),
                weather.getDoubleBetween("wind", 0, 40),
                weather.getDoubleBetween("sway", 0, Weather.MOST_SWAY_PIXELS),
                weather.getDoubleBetween("moon", 0, 1));
    }

    private Map<String, List<Span>> outages() {
        Map<String, List<Span>> outages = new LinkedHashMap<>();
        for (TomlTable outage : table.listTables("outages")) {
            double from = outage.getDoubleBetween("at", 0, 86_400);
            outages.computeIfAbsent(outage.getString("camera"), _ -> new ArrayList<>())
                    .add(new Span(from, from + outage.getDoubleBetween("for", 0.1, 86_400)));
        }
        return outages;
    }

    private Map<String, Radar.Errors> radarErrors() {
        Map<String, Radar.Errors> errors = RadarTables.errors(table.listTables("radar_errors"));
        List<String> used = table.listStrings("radars");
        for (String radar : errors.keySet()) {
            if (!used.contains(radar)) {
                throw table.bad(
                        "radar_errors",
                        "'%s' is none of the scenario's radars, which are %s"
                                .formatted(radar, used));
            }
        }
        return errors;
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        Map<String, T> byId = new LinkedHashMap<>();
        all.forEach(one -> byId.put(id.apply(one), one));
        return byId;
    }

    private <T> List<T> chosen(String key, Map<String, T> known) {
        Set<String> wanted = new LinkedHashSet<>(table.listStrings(key));
        List<T> chosen = new ArrayList<>();
        for (String id : wanted) {
            T found = known.get(id);
            if (found == null) {
                throw table.bad(
                        key,
                        "the site has no '%s'; it has %s"
                                .formatted(id, String.join(", ", known.keySet())));
            }
            chosen.add(found);
        }
        return chosen;
    }

    private Map<String, Scenario.Bounds> expected() {
        Map<String, Scenario.Bounds> bounds = new LinkedHashMap<>();
        for (TomlTable expect : table.listTables("expect")) {
            bounds.put(
                    expect.getString("figure"),
                    new Scenario.Bounds(
                            expect.getDouble("least", -INFINITE),
                            expect.getDouble("most", INFINITE)));
        }
        return bounds;
    }
}
