package org.marsad.sim.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.marsad.formats.toml.TomlTable;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;

/// The fictional site: a compound 400 m across on a plain, a ridge to the north, a wadi with orchards
/// to the east, a village 3 km to the south-west. The layout and the names are read from
/// `plain.toml`; relief, houses and plants grow from the seed.
///
/// @param frame the middle of the compound is its origin
public record World(
        Map<String, String> name,
        ZoneId timeZone,
        LocalFrame frame,
        Relief relief,
        List<Tower> towers,
        List<Feature> features,
        List<Building> buildings,
        List<Plant> plants) {

    public World {
        name = Map.copyOf(name);
        towers = List.copyOf(towers);
        features = List.copyOf(features);
        buildings = List.copyOf(buildings);
        plants = List.copyOf(plants);
    }

    public static World plain(long seed) {
        return read(TomlTable.parse("plain.toml", layout()), seed);
    }

    public Tower tower(String id) {
        return towers.stream()
                .filter(tower -> tower.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no tower '%s', there are %s"
                                                .formatted(
                                                        id,
                                                        towers.stream().map(Tower::id).toList())));
    }

    private static World read(TomlTable layout, long seed) {
        List<Feature> flat = features(layout);
        Feature wadi =
                flat.stream()
                        .filter(feature -> feature.kind() == Feature.Kind.WADI)
                        .findFirst()
                        .orElseThrow();
        Relief relief = Relief.of(layout.getTable("relief"), wadi, seed);
        List<Feature> features = flat.stream().map(feature -> laidOn(relief, feature)).toList();
        World world =
                new World(
                        layout.getTexts("name"),
                        ZoneId.of(layout.getString("time_zone")),
                        new LocalFrame(
                                Geodetic.ofDegrees(
                                        layout.getDoubleBetween("latitude", -90, 90),
                                        layout.getDoubleBetween("longitude", -180, 180),
                                        layout.getDouble("ellipsoid_height"))),
                        relief,
                        towers(layout, relief),
                        features,
                        Buildings.of(layout.getTable("buildings"), features, seed),
                        Plants.of(features, seed));
        layout.finish();
        return world;
    }

    private static List<Feature> features(TomlTable layout) {
        List<Feature> features = new ArrayList<>();
        for (TomlTable table : layout.listTables("features")) {
            features.add(
                    new Feature(
                            table.getChoice("kind", Feature.Kind.class),
                            table.getTexts("name"),
                            table.listPoints("points", 2).stream()
                                    .map(p -> new EastNorthUp(p.get(0), p.get(1), 0))
                                    .toList()));
        }
        return features;
    }

    private static Feature laidOn(Relief relief, Feature flat) {
        return new Feature(
                flat.kind(),
                flat.name(),
                flat.points().stream()
                        .map(point -> relief.on(point.eastMetres(), point.northMetres()))
                        .toList());
    }

    private static List<Tower> towers(TomlTable layout, Relief relief) {
        return layout.listTables("towers").stream()
                .map(
                        table -> {
                            List<Double> at = table.listNumbers("at");
                            return new Tower(
                                    table.getString("id"),
                                    table.getTexts("name"),
                                    relief.on(at.get(0), at.get(1)),
                                    table.getDoubleBetween("mast", 1, 500));
                        })
                .toList();
    }

    private static String layout() {
        try (InputStream stream = World.class.getResourceAsStream("plain.toml")) {
            if (stream == null) {
                throw new IllegalStateException("plain.toml is missing from the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
