package org.marsad.alert;

import java.util.List;
import org.marsad.geo.EastNorthUp;

/// An area or a line on the ground that someone cares about. An area's outline closes by itself; a
/// tripwire is an open line. Corners in the local frame; heights are ignored.
public record Zone(String id, String name, Kind kind, List<EastNorthUp> corners, List<Rule> rules) {

    public enum Kind {
        AREA,
        TRIPWIRE
    }

    public Zone {
        corners = List.copyOf(corners);
        rules = List.copyOf(rules);
        int least = kind == Kind.AREA ? 3 : 2;
        if (corners.size() < least) {
            throw new IllegalArgumentException(
                    "zone '%s' needs at least %d corners, has %d"
                            .formatted(id, least, corners.size()));
        }
    }
}
