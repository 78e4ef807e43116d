package org.marsad.formats.geojson;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.marsad.alert.Rule;
import org.marsad.alert.Zone;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.LocalFrame;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes zones as a GeoJSON `FeatureCollection` (RFC 7946). Properties: `id`, `name`,
/// `name_ar` and so on by language, `rules` as {@link RuleJson} says. Elevations are left out.
public final class ZonesGeoJson {

    private static final int MOST_ZONES = 1_000;
    private static final long LARGEST_BYTES = 16L << 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final @Nullable LocalFrame frame;
    private final ZoneId timeZone;

    public ZonesGeoJson(LocalFrame frame, ZoneId timeZone) {
        this(timeZone, frame);
    }

    private ZonesGeoJson(ZoneId timeZone, @Nullable LocalFrame frame) {
        this.frame = frame;
        this.timeZone = timeZone;
    }

    /// For a site without a place on the Earth: coordinates are east and north in metres.
    public static ZonesGeoJson inMetres(ZoneId timeZone) {
        return new ZonesGeoJson(timeZone, null);
    }

    /// Throws a {@link ZoneRefused} that names file and feature.
    public List<NamedZone> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new ZoneRefused(
                    "zone.file", "%s is larger than %d bytes".formatted(file, LARGEST_BYTES));
        }
        return read(Files.readString(file), file.toString());
    }

    /// `source` names the text in messages.
    public List<NamedZone> read(String text, String source) {
        JsonNode root = parse(text, source);
        if (!root.path("type").asString("").equals("FeatureCollection")) {
            throw new ZoneRefused(
                    "zone.file",
                    "%s: expected a GeoJSON FeatureCollection, \"type\" is %s"
                            .formatted(source, root.path("type")));
        }
        JsonNode features = root.path("features");
        if (!features.isArray() || features.size() > MOST_ZONES) {
            throw new ZoneRefused(
                    "zone.file",
                    "%s: \"features\" is a list of at most %d zones".formatted(source, MOST_ZONES));
        }
        List<NamedZone> zones = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode feature : features) {
            String who = "%s, feature %d".formatted(source, zones.size() + 1);
            NamedZone zone = readFeature(feature, who);
            if (!ids.add(zone.id())) {
                throw new ZoneRefused(
                        "zone.file", "%s: id \"%s\" is used twice".formatted(who, zone.id()));
            }
            zones.add(zone);
        }
        return zones;
    }

    public NamedZone readFeature(String text, String source) {
        return readFeature(parse(text, source), source);
    }

    public String write(List<NamedZone> zones) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writeArrayPropertyStart("features");
            zones.forEach(zone -> writeFeature(zone, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    public String writeFeature(NamedZone zone) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            writeFeature(zone, json);
        }
        return text.toString();
    }

    /// 1 to 64 letters, digits, dots, hyphens, underscores: safe in an address and a file name.
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private NamedZone readFeature(JsonNode feature, String source) {
        JsonNode properties = feature.path("properties");
        String id = properties.path("id").asString(feature.path("id").asString(""));
        String who = id.isEmpty() ? source : "%s (\"%s\")".formatted(source, id);
        if (!isId(id)) {
            throw new ZoneRefused(
                    "zone.file",
                    who + ": property \"id\" has 1 to 64 letters, digits, '.', '_' or '-'");
        }
        JsonNode geometry = feature.path("geometry");
        String type = geometry.path("type").asString("");
        Zone.Kind kind =
                switch (type) {
                    case "Polygon" -> Zone.Kind.AREA;
                    case "LineString" -> Zone.Kind.TRIPWIRE;
                    default ->
                            throw new ZoneRefused(
                                    "zone.file",
                                    "%s: a zone is a Polygon or a LineString, got \"%s\""
                                            .formatted(who, type));
                };
        Map<String, String> name = names(properties);
        List<EastNorthUp> corners =
                ZoneOutline.corners(positions(geometry, kind, who), kind, frame, who);
        List<Rule> rules = RuleJson.readAll(properties.path("rules"), kind, timeZone, who);
        Zone zone =
                ZoneOutline.checked(
                        () -> new Zone(id, name.getOrDefault("", id), kind, corners, rules), who);
        return new NamedZone(zone, name);
    }

    /// The outline without GeoJSON's repeated last corner.
    private static JsonNode positions(JsonNode geometry, Zone.Kind kind, String who) {
        JsonNode coordinates = geometry.path("coordinates");
        if (kind == Zone.Kind.TRIPWIRE) {
            return coordinates;
        }
        if (coordinates.size() != 1) {
            throw new ZoneRefused(
                    "zone.file",
                    "%s: an area has one outline and no holes, got %d rings"
                            .formatted(who, coordinates.size()));
        }
        var ring = MAPPER.createArrayNode();
        coordinates.get(0).forEach(ring::add);
        if (ring.size() > 1 && ring.get(0).equals(ring.get(ring.size() - 1))) {
            ring.remove(ring.size() - 1);
        }
        return ring;
    }

    private static Map<String, String> names(JsonNode properties) {
        Map<String, String> names = new TreeMap<>();
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            String key = property.getKey();
            if (property.getValue().isString() && (key.equals("name") || key.startsWith("name_"))) {
                String language = key.equals("name") ? "" : key.substring("name_".length());
                names.put(language, property.getValue().stringValue());
            }
        }
        return names;
    }

    private void writeFeature(NamedZone zone, JsonGenerator json) {
        boolean area = zone.zone().kind() == Zone.Kind.AREA;
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeObjectPropertyStart("properties");
        json.writeStringProperty("id", zone.id());
        zone.name()
                .forEach(
                        (language, name) ->
                                json.writeStringProperty(
                                        language.isEmpty() ? "name" : "name_" + language, name));
        json.writeArrayPropertyStart("rules");
        zone.zone().rules().forEach(rule -> RuleJson.write(rule, json));
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectPropertyStart("geometry");
        json.writeStringProperty("type", area ? "Polygon" : "LineString");
        json.writeArrayPropertyStart("coordinates");
        List<EastNorthUp> corners = zone.zone().corners();
        if (area) {
            json.writeStartArray();
        }
        corners.forEach(corner -> writePosition(corner, json));
        if (area) {
            writePosition(corners.getFirst(), json);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writePosition(EastNorthUp corner, JsonGenerator json) {
        double[] position = ZoneOutline.position(corner, frame);
        json.writeArray(position, 0, 2);
    }

    private static JsonNode parse(String text, String source) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new ZoneRefused(
                    "zone.file", "%s: not JSON: %s".formatted(source, e.getOriginalMessage()));
        }
    }
}
