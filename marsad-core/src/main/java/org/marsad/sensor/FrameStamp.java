package org.marsad.sensor;

import java.time.Instant;

/// Which frame, of which camera, and when: what stays of a frame when its pixels are gone.
///
/// @param number counts frames of this source from 0, in presentation order
/// @param exposureTime when the light fell on the sensor, as well as {@link TimeSource} knows
/// @param arrivalTime when the station received it
public record FrameStamp(
        SensorId camera,
        long number,
        Instant exposureTime,
        Instant arrivalTime,
        TimeSource timeSource) {

    /// Where the exposure time comes from, best first.
    public enum TimeSource {
        /// the camera's own clock, by the sender's report
        SENDER_REPORT,
        /// the time stamps of a file, counted from its start time
        CONTAINER,
        /// nothing better than the moment of arrival
        ARRIVAL
    }
}
