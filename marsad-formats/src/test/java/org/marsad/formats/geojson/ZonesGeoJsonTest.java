package org.marsad.formats.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.alert.Rule;
import org.marsad.alert.Severity;
import org.marsad.alert.Zone;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;

class ZonesGeoJsonTest {

    private static final String TWO_ZONES =
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature",
               "properties": {"id": "gate", "name": "East gate", "name_ar": "البوابة الشرقية",
                 "rules": [{"event": "stays", "seconds": 60, "classes": ["person", "vehicle"],
                            "severity": "urgent", "days": ["fri", "sat"],
                            "from": "18:00", "until": "06:00"}]},
               "geometry": {"type": "Polygon", "coordinates":
                 [[[44.000, 33.000], [44.002, 33.000], [44.002, 33.002], [44.000, 33.000]]]}},
              {"type": "Feature",
               "properties": {"id": "road", "name": "Road",
                 "rules": [{"event": "crosses", "direction": "left_to_right"}]},
               "geometry": {"type": "LineString", "coordinates": [[44.01, 33.0], [44.01, 33.01]]}}
            ]}
            """;

    private final ZonesGeoJson geoJson =
            new ZonesGeoJson(
                    new LocalFrame(Geodetic.ofDegrees(33, 44, 40)), ZoneId.of("Asia/Baghdad"));

    @Test
    void readsAreasAndTripwiresWithTheirRules() {
        List<NamedZone> zones = geoJson.read(TWO_ZONES, "zones.geojson");

        NamedZone gate = zones.getFirst();
        assertThat(gate.name()).isEqualTo(Map.of("", "East gate", "ar", "البوابة الشرقية"));
        assertThat(gate.zone().corners()).hasSize(3);
        assertThat(gate.zone().corners().get(1).eastMetres()).isBetween(186.0, 188.0);
        Rule rule = gate.zone().rules().getFirst();
        assertThat(rule.event()).isEqualTo(new Rule.StaysLongerThan(Duration.ofSeconds(60)));
        assertThat(rule.classes()).containsOnly(ObjectClass.PERSON, ObjectClass.VEHICLE);
        assertThat(rule.severity()).isEqualTo(Severity.URGENT);
        assertThat(rule.schedule().from()).hasToString("18:00");

        Zone road = zones.get(1).zone();
        assertThat(road.kind()).isEqualTo(Zone.Kind.TRIPWIRE);
        assertThat(road.rules().getFirst().event())
                .isEqualTo(new Rule.Crosses(Rule.Direction.LEFT_TO_RIGHT));
    }

    @Test
    void whatItWritesReadsBackTheSame() {
        String once = geoJson.write(geoJson.read(TWO_ZONES, "zones.geojson"));

        assertThat(geoJson.write(geoJson.read(once, "again"))).isEqualTo(once);
        assertThat(once).contains("\"name_ar\":\"البوابة الشرقية\"", "[44.002,33.0]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    crosses itself | [44.002, 33.002], [44.000, 33.000] | [44.0, 33.002], [44.002, 33.002], [44.0, 33.0] | zone.crosses_itself
                    too few corners | [44.002, 33.000], [44.002, 33.002], | | zone.too_few_corners
                    too far | [44.002, 33.002] | [54.002, 33.002] | zone.too_far
                    swapped | [44.002, 33.002] | [33.0, 94.0] | zone.too_far
                    not a number | [44.002, 33.002] | ["44", 33] | zone.too_few_corners
                    a wire's event in an area | "stays" | "crosses" | zone.rule
                    a stay without a limit | "seconds": 60, | | zone.rule
                    a class that does not exist | "vehicle" | "tank" | zone.rule
                    a day that does not exist | "fri" | "Friday" | zone.rule
                    a time that does not exist | 18:00 | 25:00 | zone.rule
                    a key that does not exist | "days" | "dayz" | zone.rule
                    no id | "id": "gate", | | zone.file
                    an id twice | "id": "road" | "id": "gate" | zone.file
                    an outline of another kind | "Polygon" | "MultiPolygon" | zone.file
                    not a collection | FeatureCollection | Topology | zone.file
                    not JSON | {"type": "FeatureCollection" | {"type" "FeatureCollection" | zone.file
                    """)
    void refusesByNameWhatCantBeWatched(String what, String old, String by, String key) {
        String text = TWO_ZONES.replace(old, by == null ? "" : by);
        assertThat(text).isNotEqualTo(TWO_ZONES);

        assertThatThrownBy(() -> geoJson.read(text, "zones.geojson"))
                .asInstanceOf(InstanceOfAssertFactories.type(ZoneRefused.class))
                .satisfies(
                        refused -> {
                            assertThat(refused.key()).isEqualTo(key);
                            assertThat(refused).hasMessageContaining("zones.geojson");
                        });
    }
}
