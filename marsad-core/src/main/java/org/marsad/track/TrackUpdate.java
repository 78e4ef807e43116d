package org.marsad.track;

import java.time.Instant;
import org.marsad.locate.TargetReport;

/// One report taken into a track, and why: the hypothesis behind it.
///
/// @param squaredDistance Mahalanobis distance² between report and prediction
/// @param competitors how many other tracks could have taken the report
/// @param probability that the report is this track's, all ways to pair considered; 1 where reports are not weighed but
///     dealt at the least cost
public record TrackUpdate(
        TargetReport report,
        Instant time,
        double squaredDistance,
        int competitors,
        double probability) {

    /// Of a report that was not weighed.
    public TrackUpdate(TargetReport report, Instant time, double squaredDistance, int competitors) {
        this(report, time, squaredDistance, competitors, 1);
    }
}
