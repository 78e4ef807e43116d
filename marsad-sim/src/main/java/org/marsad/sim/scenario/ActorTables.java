package org.marsad.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.formats.toml.TomlTable;
import org.marsad.sim.actor.Actor;
import org.marsad.sim.actor.Flock;
import org.marsad.sim.actor.Look;
import org.marsad.sim.actor.Posture;
import org.marsad.sim.actor.Route;
import org.marsad.sim.actor.RouteBuilder;

/// Reads who moves in a scenario: each with a start, a first place and steps, of which each goes to a
/// place, along several, or halts.
final class ActorTables {

    private final long seed;
    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final List<BeaconScript> beacons = new ArrayList<>();

    ActorTables(long seed) {
        this.seed = seed;
    }

    List<Actor> actors() {
        return List.copyOf(actors.values());
    }

    List<BeaconScript> beacons() {
        return List.copyOf(beacons);
    }

    void add(TomlTable table) {
        String id = table.getString("id");
        Actor actor =
                new Actor(
                        id,
                        table.getChoice("look", Look.class),
                        route(table),
                        Actor.Stray.NONE,
                        table.getString("call_sign", ""));
        List<Actor> members =
                table.findTable("flock").map(flock -> flock(actor, flock)).orElse(List.of(actor));
        for (Actor member : members) {
            if (actors.put(member.id(), member) != null) {
                throw table.bad("id", "there are two of '%s'".formatted(member.id()));
            }
        }
        table.findTable("beacon").ifPresent(beacon -> beacons.add(beacon(actor, table, beacon)));
    }

    private List<Actor> flock(Actor leader, TomlTable flock) {
        return new Flock(
                        leader,
                        flock.getInt("count"),
                        flock.getDoubleBetween("spread", 1, 500),
                        seed)
                .members();
    }

    private static BeaconScript beacon(Actor bearer, TomlTable table, TomlTable beacon) {
        if (bearer.callSign().isEmpty()) {
            throw table.bad("beacon", "needs a call_sign beside it");
        }
        List<Span> lost =
                beacon.listPoints("lost", 2).stream()
                        .map(span -> new Span(span.get(0), span.get(1)))
                        .toList();
        return new BeaconScript(
                bearer,
                beacon.getDoubleBetween("every", 0.2, 600),
                beacon.getDoubleBetween("sigma", 0.1, 500),
                lost);
    }

    private static Route route(TomlTable table) {
        List<Double> from = table.listNumbers("from");
        if (from.size() != 2) {
            throw table.bad("from", "expected [east, north] in metres");
        }
        RouteBuilder route =
                new RouteBuilder(
                        table.getDoubleBetween("at", 0, 86_400),
                        new Route.Spot(from.get(0), from.get(1)));
        List<TomlTable> steps = table.listTables("route");
        if (steps.isEmpty()) {
            throw table.bad(
                    "route", "expected at least one step like { to = [10, 20], speed = 1.4 }");
        }
        double speed = 1.4;
        for (TomlTable step : steps) {
            speed = step.has("speed") ? step.getDoubleBetween("speed", 0.05, 70) : speed;
            route.posture(
                    step.has("posture")
                            ? step.getChoice("posture", Posture.class)
                            : Posture.UPRIGHT);
            if (step.has("lights")) {
                route.lights(step.getBoolean("lights"));
            }
            step(route, step, speed);
        }
        return route.build();
    }

    private static void step(RouteBuilder route, TomlTable step, double speed) {
        if (step.has("halt")) {
            route.halt(step.getDoubleBetween("halt", 0.1, 86_400));
            return;
        }
        if (!step.has("to") && !step.has("along")) {
            step.finish();
            throw step.bad("to", "missing; a step has one of to, along and halt");
        }
        List<List<Double>> places =
                step.has("along") ? step.listPoints("along", 2) : List.of(step.listNumbers("to"));
        for (List<Double> place : places) {
            if (place.size() != 2) {
                throw step.bad("to", "expected [east, north] in metres, was " + place);
            }
            route.to(new Route.Spot(place.get(0), place.get(1)), speed);
        }
    }
}
