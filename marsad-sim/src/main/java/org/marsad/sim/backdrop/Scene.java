package org.marsad.sim.backdrop;

import java.time.LocalTime;
import org.marsad.sim.light.Daylight;
import org.marsad.sim.light.Weather;
import org.marsad.sim.world.World;

/// What all cameras of a scenario share.
///
/// @param start time of day at second 0
/// @param seed of textures, noise and sway
public record Scene(World world, Weather weather, LocalTime start, long seed) {

    public Daylight lightAt(double seconds) {
        return Daylight.at(start.plusNanos(Math.round(seconds * 1e9)), weather.moon());
    }
}
