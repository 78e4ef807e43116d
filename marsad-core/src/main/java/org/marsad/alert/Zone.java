package org.marsad.alert;

import java.util.List;
import org.marsad.geo.EastNorthUp;

/// An area or a line on the ground that someone cares about. An area's outline closes by itself; a
/// tripwire is an open line. Corners in the local frame; heights are ignored. Refuses what no watch
/// could be kept on with a {@link ZoneRefusedException}.
public record Zone(String id, String name, Kind kind, List<EastNorthUp> corners, List<Rule> rules) {

    public enum Kind {
        AREA,
        TRIPWIRE
    }

    public Zone {
        corners = List.copyOf(corners);
        rules = List.copyOf(rules);
        ZoneOutline.check(id, kind, corners);
        for (Rule rule : rules) {
            boolean forTripwire = rule.event() instanceof Rule.Crosses;
            if (forTripwire != (kind == Kind.TRIPWIRE)) {
                throw new ZoneRefusedException(
                        "zone.rule",
                        "zone '%s' is of kind %s, where '%s' can't happen"
                                .formatted(id, kind, rule.event()));
            }
        }
    }
}
