package org.marsad.locate;

import org.marsad.follow.Tracklet;

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
}
