package org.marsad.formats.geojson;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marsad.alert.Zone;

/// A zone with its name in each language.
///
/// @param name by language tag; `""` holds the name for every other language
public record NamedZone(Zone zone, Map<String, String> name) {

    public NamedZone {
        SortedMap<String, String> sorted = new TreeMap<>(name);
        sorted.putIfAbsent("", zone.name());
        name = Collections.unmodifiableSortedMap(sorted);
    }

    public String id() {
        return zone.id();
    }
}
