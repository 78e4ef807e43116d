package org.marsad.sim.scenario;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.sim.actor.Actor;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.backdrop.Scene;
import org.marsad.sim.world.World;

/// A night on the simulated site. Everything follows from the file and its seed.
///
/// @param expected bounds on the figures of a run, by name
public record Scenario(
        String title,
        World world,
        Night night,
        List<SimCamera> cameras,
        List<Actor> actors,
        List<BeaconScript> beacons,
        List<NamedZone> zones,
        Map<String, Bounds> expected) {

    public Scenario {
        cameras = List.copyOf(cameras);
        actors = List.copyOf(actors);
        beacons = List.copyOf(beacons);
        zones = List.copyOf(zones);
        expected = Map.copyOf(expected);
    }

    /// What a figure may be; infinite where the file says nothing.
    public record Bounds(double least, double most) {

        public boolean holds(double figure) {
            return figure >= least && figure <= most;
        }
    }

    /// What all cameras share: hour, weather, chance.
    public Scene scene() {
        return new Scene(world, night.weather(), night.start(), night.seed());
    }

    /// Who is on the site at this second; after the script's end it begins anew.
    public List<ActorState> actorsAt(double seconds) {
        double scripted = night.scripted(seconds);
        return actors.stream()
                .flatMap(actor -> actor.findState(scripted, world.relief()).stream())
                .toList();
    }

    /// The same script at another hour of the site.
    public Scenario startingAt(LocalTime start) {
        Night moved = new Night(start, night.seconds(), night.weather(), night.seed());
        return new Scenario(title, world, moved, cameras, actors, beacons, zones, expected);
    }
}
