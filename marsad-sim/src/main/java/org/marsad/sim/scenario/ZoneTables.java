package org.marsad.sim.scenario;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.marsad.alert.Zone;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.formats.geojson.RuleJson;
import org.marsad.formats.toml.TomlTable;
import org.marsad.geo.EastNorthUp;

/// Reads zones drawn in the site's own metres; their rules are written as in a zones file.
final class ZoneTables {

    private final ZoneId timeZone;

    ZoneTables(ZoneId timeZone) {
        this.timeZone = timeZone;
    }

    List<NamedZone> zones(List<TomlTable> tables) {
        List<NamedZone> zones = new ArrayList<>();
        for (TomlTable table : tables) {
            Map<String, String> name = table.getTexts("name");
            String id = table.getString("id");
            Zone.Kind kind = table.getChoice("kind", Zone.Kind.class);
            List<EastNorthUp> corners =
                    table.listPoints("corners", 2).stream()
                            .map(p -> new EastNorthUp(p.get(0), p.get(1), 0))
                            .toList();
            Zone zone =
                    new Zone(
                            id,
                            name.getOrDefault("", id),
                            kind,
                            corners,
                            RuleJson.readAll(
                                    table.getJson("rules"),
                                    kind,
                                    timeZone,
                                    "%s: zone '%s'".formatted(table.file(), id)));
            zones.add(new NamedZone(zone, name));
        }
        return zones;
    }
}
