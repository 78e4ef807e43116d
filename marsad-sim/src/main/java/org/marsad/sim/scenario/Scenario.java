package org.marsad.sim.scenario;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.sim.actor.Actor;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.backdrop.Scene;
import org.marsad.sim.radar.PlotExtractor;
import org.marsad.sim.radar.Radar;
import org.marsad.sim.world.World;

/// A night on the simulated site. Everything follows from the file and its seed.
///
/// @param expected bounds on the figures of a run, by name
public record Scenario(
        String title,
        World world,
        Night night,
        Sensors sensors,
        List<Actor> actors,
        List<NamedZone> zones,
        Map<String, Bounds> expected) {

    public Scenario {
        actors = List.copyOf(actors);
        zones = List.copyOf(zones);
        expected = Map.copyOf(expected);
    }

    /// All that reports to the station.
    ///
    /// @param correctAtSeconds when the engineer has the offsets that the station has found taken off
    public record Sensors(
            List<SimCamera> cameras,
            List<Radar> radars,
            List<BeaconScript> beacons,
            OptionalDouble correctAtSeconds) {

        public Sensors {
            cameras = List.copyOf(cameras);
            radars = List.copyOf(radars);
            beacons = List.copyOf(beacons);
        }
    }

    /// What a figure may be; infinite where the file says nothing.
    public record Bounds(double least, double most) {

        public boolean holds(double figure) {
            return figure >= least && figure <= most;
        }
    }

    public List<SimCamera> cameras() {
        return sensors.cameras;
    }

    public List<BeaconScript> beacons() {
        return sensors.beacons;
    }

    public OptionalDouble correctAtSeconds() {
        return sensors.correctAtSeconds;
    }

    /// What makes the plots of each radar.
    public List<PlotExtractor> radars() {
        return sensors.radars.stream()
                .map(radar -> new PlotExtractor(radar, world, night.seed()))
                .toList();
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
        return new Scenario(title, world, moved, sensors, actors, zones, expected);
    }
}
