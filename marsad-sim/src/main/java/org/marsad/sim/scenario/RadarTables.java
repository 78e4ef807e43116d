package org.marsad.sim.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.formats.toml.TomlTable;
import org.marsad.sensor.Sector;
import org.marsad.sensor.SensorId;
import org.marsad.sim.radar.Radar;
import org.marsad.sim.radar.RadarPerformance;
import org.marsad.sim.world.World;

/// Reads the radars of a simulated site, and how far a scenario puts them off. Degrees in the file.
final class RadarTables {

    private final World world;
    private final Map<String, Radar.Errors> errors;

    RadarTables(World world, Map<String, Radar.Errors> errors) {
        this.world = world;
        this.errors = errors;
    }

    static Map<String, Radar.Errors> errors(List<TomlTable> tables) {
        Map<String, Radar.Errors> errors = new LinkedHashMap<>();
        for (TomlTable table : tables) {
            errors.put(
                    table.getString("radar"),
                    new Radar.Errors(
                            Math.toRadians(orNone(table, "bearing", 30)),
                            orNone(table, "range", 500),
                            orNone(table, "clock", 60)));
        }
        return errors;
    }

    private static double orNone(TomlTable table, String key, double most) {
        return table.has(key) ? table.getDoubleBetween(key, -most, most) : 0;
    }

    Radar radar(TomlTable table) {
        String id = table.getString("id");
        String tower = table.getString("tower");
        return new Radar(
                new SensorId(id),
                tower,
                table.getTexts("name"),
                world.tower(tower).top(),
                new RadarPerformance(
                        table.getDoubleBetween("period", 0.1, 60),
                        table.findTable("sector").map(RadarTables::sector).orElse(Sector.ALL_ROUND),
                        table.getDoubleBetween("range", 100, 50_000),
                        accuracy(table.getTable("sigma")),
                        detection(table, table.getTable("half_range")),
                        table.getDoubleBetween("clutter", 0, 100),
                        table.getDoubleBetween("slowest", 0, 20)),
                errors.getOrDefault(id, Radar.Errors.NONE));
    }

    private static Sector sector(TomlTable table) {
        return new Sector(
                Math.toRadians(table.getDoubleBetween("middle", -360, 360)),
                Math.toRadians(table.getDoubleBetween("width", 1, 360)));
    }

    private static RadarPerformance.Accuracy accuracy(TomlTable sigma) {
        return new RadarPerformance.Accuracy(
                sigma.getDoubleBetween("range", 0.1, 200),
                Math.toRadians(sigma.getDoubleBetween("azimuth", 0.01, 10)));
    }

    private static RadarPerformance.Detection detection(TomlTable table, TomlTable half) {
        return new RadarPerformance.Detection(
                table.getDoubleBetween("detection", 0.05, 1),
                half.getDoubleBetween("person", 10, 50_000),
                half.getDoubleBetween("vehicle", 10, 50_000),
                half.getDoubleBetween("animal", 10, 50_000));
    }
}
