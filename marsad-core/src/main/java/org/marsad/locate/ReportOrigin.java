package org.marsad.locate;

import org.marsad.follow.Tracklet;
import org.marsad.geo.GroundCovariance;

/// What a report was made from: the next step on the way back to the evidence.
public sealed interface ReportOrigin {

    /// Seen by a camera.
    record Seen(Tracklet tracklet) implements ReportOrigin {}

    /// Measured by a sensor that gives places or bearings itself, such as a radar.
    ///
    /// @param number counts the reports of this sensor
    record Measured(long number) implements ReportOrigin {}

    /// A place that own forces sent themselves (GPS), under a call sign of their choice.
    record Beacon(String callSign) implements ReportOrigin {}

    /// A track of a partner station, which is the report's sensor. The partner may know of the thing from this
    /// station, so its errors may be ours. How its errors in place and velocity hang together is not known.
    ///
    /// @param number by which the partner calls its track
    /// @param velocityCovariance square metres per square second, axes east and north
    /// @param label what the partner calls the thing; may be empty
    record Partner(
            long number,
            double eastMetresPerSecond,
            double northMetresPerSecond,
            GroundCovariance velocityCovariance,
            String label)
            implements ReportOrigin {}

    /// Taken over from an earlier run of the station: the evidence behind it is in that run's alerts, if anywhere.
    ///
    /// @param measured whether a sensor had measured the place itself
    record Kept(boolean measured) implements ReportOrigin {}

    /// Whether a sensor measured the place itself.
    default boolean isMeasured() {
        return this instanceof Measured || (this instanceof Kept(boolean measured) && measured);
    }
}
