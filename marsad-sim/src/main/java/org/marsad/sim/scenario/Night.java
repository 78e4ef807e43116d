package org.marsad.sim.scenario;

import java.time.LocalTime;
import org.marsad.sim.light.Weather;

/// When a scenario plays and in what weather.
///
/// @param start site's own time at second 0
/// @param seconds length of the script; played live, it begins anew while the night goes on
public record Night(LocalTime start, double seconds, Weather weather, long seed) {

    public Night {
        if (!(seconds >= 1 && seconds <= 86_400)) {
            throw new IllegalArgumentException("a night lasts 1 to 86400 seconds, was " + seconds);
        }
    }

    /// The second of the script at a second of the night.
    public double scripted(double nightSeconds) {
        return nightSeconds - seconds * Math.floor(nightSeconds / seconds);
    }
}
