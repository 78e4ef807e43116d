package org.marsad.bench.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marsad.alert.Rule;
import org.marsad.alert.Zone;
import org.marsad.detect.ObjectClass;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.geo.EastNorthUp;
import org.marsad.sim.actor.Actor;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.world.Feature;

/// Something that happened in truth and that a rule asks for.
///
/// @param rule its index in the zone
/// @param atSeconds when it happened, and the actor could be seen
record TrueEvent(
        Zone zone,
        int rule,
        String actor,
        ObjectClass objectClass,
        double atSeconds,
        EastNorthUp place) {

    private static final double STEP_SECONDS = 0.2;

    /// Follows every actor through the night. Own forces raise nothing.
    ///
    /// @return in order of time
    static List<TrueEvent> of(Scenario scenario, Map<Integer, List<String>> shown) {
        List<TrueEvent> events = new ArrayList<>();
        for (Actor actor : scenario.actors()) {
            if (actor.callSign().isEmpty()) {
                for (NamedZone zone : scenario.zones()) {
                    Walk walk = new Walk(actor, zone.zone(), events);
                    for (double t = 0; t < scenario.night().seconds(); t += STEP_SECONDS) {
                        boolean seen = shown.getOrDefault((int) t, List.of()).contains(actor.id());
                        double second = t;
                        actor.findState(t, scenario.world().relief())
                                .ifPresent(state -> walk.step(second, state, seen));
                    }
                }
            }
        }
        return events.stream().sorted(Comparator.comparingDouble(TrueEvent::atSeconds)).toList();
    }

    /// One actor and one zone.
    private static final class Walk {

        private final Actor actor;
        private final Zone zone;
        private final Feature outline;
        private final List<TrueEvent> events;
        private final Map<Integer, Boolean> hasFired = new HashMap<>();
        private boolean wasInside;
        private double insideSince;
        private EastNorthUp before = new EastNorthUp(0, 0, 0);
        private boolean isFirst = true;

        Walk(Actor actor, Zone zone, List<TrueEvent> events) {
            this.actor = actor;
            this.zone = zone;
            this.events = events;
            this.outline = new Feature(Feature.Kind.COMPOUND, Map.of(), zone.corners());
        }

        void step(double seconds, ActorState state, boolean seen) {
            EastNorthUp place = state.position();
            boolean inside =
                    zone.kind() == Zone.Kind.AREA
                            && outline.contains(place.eastMetres(), place.northMetres());
            if (inside && !wasInside) {
                insideSince = seconds;
                hasFired.clear();
            }
            for (int rule = 0; rule < zone.rules().size(); rule++) {
                if (seen
                        && !hasFired.getOrDefault(rule, false)
                        && happens(zone.rules().get(rule), inside, seconds, place)) {
                    hasFired.put(rule, zone.kind() == Zone.Kind.AREA);
                    events.add(
                            new TrueEvent(
                                    zone,
                                    rule,
                                    actor.id(),
                                    actor.look().objectClass(),
                                    seconds,
                                    place));
                }
            }
            wasInside = inside;
            before = place;
            isFirst = false;
        }

        private boolean happens(Rule rule, boolean inside, double seconds, EastNorthUp place) {
            boolean meant =
                    rule.classes().isEmpty() || rule.classes().contains(actor.look().objectClass());
            return meant
                    && switch (rule.event()) {
                        case Rule.Enters() -> inside;
                        case Rule.Leaves() -> wasInside && !inside;
                        case Rule.StaysLongerThan(var limit) ->
                                inside && seconds - insideSince > limit.toMillis() * 1e-3;
                        case Rule.Crosses(_) -> !isFirst && crosses(place);
                    };
        }

        private boolean crosses(EastNorthUp place) {
            for (int i = 1; i < zone.corners().size(); i++) {
                EastNorthUp a = zone.corners().get(i - 1);
                EastNorthUp b = zone.corners().get(i);
                if (side(a, b, before) * side(a, b, place) < 0
                        && side(before, place, a) * side(before, place, b) < 0) {
                    return true;
                }
            }
            return false;
        }

        private static double side(EastNorthUp a, EastNorthUp b, EastNorthUp p) {
            return Math.signum(
                    (b.eastMetres() - a.eastMetres()) * (p.northMetres() - a.northMetres())
                            - (b.northMetres() - a.northMetres())
                                    * (p.eastMetres() - a.eastMetres()));
        }
    }
}
