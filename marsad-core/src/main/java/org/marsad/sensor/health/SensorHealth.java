package org.marsad.sensor.health;

import java.time.Instant;
import org.marsad.sensor.SensorId;

/// How a sensor is, since when, and in one line why.
///
/// @param detail names and values for the engineer, never credentials; empty when all is well
public record SensorHealth(SensorId sensor, State state, Instant since, String detail) {

    public enum State {
        STARTING,
        WATCHING,
        /// nothing arrives
        LOST,
        /// something arrives, but it can't be used
        UNFIT
    }
}
