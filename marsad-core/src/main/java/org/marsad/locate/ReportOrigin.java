package org.marsad.locate;

import org.marsad.follow.Tracklet;

/// What a report was made from: the next step on the way back to the evidence.
public sealed interface ReportOrigin {

    /// Seen by a camera.
    record Seen(Tracklet tracklet) implements ReportOrigin {}

    /// A place that own forces sent themselves (GPS), under a call sign of their choice.
    record Beacon(String callSign) implements ReportOrigin {}
}
