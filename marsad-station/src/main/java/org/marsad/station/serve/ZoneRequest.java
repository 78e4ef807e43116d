package org.marsad.station.serve;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.alert.Rule;
import org.marsad.alert.Zone;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.formats.geojson.RuleJson;
import org.marsad.formats.geojson.ZoneOutline;
import org.marsad.formats.geojson.ZoneRefused;
import org.marsad.formats.geojson.ZonesGeoJson;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.LocalFrame;
import tools.jackson.databind.JsonNode;

/// A zone as the page sends it.
final class ZoneRequest {

    private static final int LONGEST_NAME = 200;

    private ZoneRequest() {}

    /// Throws {@link ZoneRefused}.
    static NamedZone read(String id, JsonNode body, LocalFrame frame, ZoneId timeZone) {
        if (!ZonesGeoJson.isId(id)) {
            throw new ZoneRefused(
                    "zone.id", "a zone id has 1 to 64 letters, digits, '.', '_' or '-'");
        }
        String who = "zone " + id;
        Zone.Kind kind =
                switch (body.path("kind").asString("")) {
                    case "area" -> Zone.Kind.AREA;
                    case "tripwire" -> Zone.Kind.TRIPWIRE;
                    default ->
                            throw new ZoneRefused(
                                    "zone.kind",
                                    "%s: \"kind\" is \"area\" or \"tripwire\", was %s"
                                            .formatted(who, body.path("kind")));
                };
        Map<String, String> name = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : body.path("name").properties()) {
            String text = each.getValue().asString("").strip();
            if (text.length() > LONGEST_NAME) {
                throw new ZoneRefused(
                        "zone.name", who + ": a name has at most " + LONGEST_NAME + " characters");
            }
            if (!text.isEmpty()) {
                name.put(each.getKey(), text);
            }
        }
        List<EastNorthUp> corners = ZoneOutline.corners(body.path("corners"), kind, frame, who);
        List<Rule> rules = RuleJson.readAll(body.path("rules"), kind, timeZone, who);
        Zone zone =
                ZoneOutline.checked(
                        () -> new Zone(id, name.getOrDefault("", id), kind, corners, rules), who);
        return new NamedZone(zone, name);
    }
}
