package org.marsad.sim.radar;

import java.util.Map;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.SensorId;

/// A ground surveillance radar on a tower.
///
/// @param antenna where the station is told that it stands
/// @param performance as in its papers; the station may know it
/// @param errors that nobody told the station of
public record Radar(
        SensorId id,
        String tower,
        Map<String, String> name,
        EastNorthUp antenna,
        RadarPerformance performance,
        Errors errors) {

    public Radar {
        name = Map.copyOf(name);
    }

    /// What is added to everything it measures.
    ///
    /// @param bearingRadians clockwise: its zero points so far to the left of north
    /// @param rangeMetres outwards
    /// @param clockSeconds how far its clock is ahead
    public record Errors(double bearingRadians, double rangeMetres, double clockSeconds) {

        public static final Errors NONE = new Errors(0, 0, 0);
    }
}
