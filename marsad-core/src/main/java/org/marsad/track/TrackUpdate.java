package org.marsad.track;

import java.time.Instant;
import org.marsad.locate.TargetReport;

/// One report taken into a track, and why: the hypothesis behind it.
///
/// @param squaredDistance Mahalanobis distance² between report and prediction
/// @param competitors how many other tracks could have taken the report
public record TrackUpdate(
        TargetReport report, Instant time, double squaredDistance, int competitors) {}
