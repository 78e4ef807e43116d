package org.marsad.track;

import java.time.Instant;
import java.util.Optional;
import org.marsad.detect.Classification;

/// One moving thing over time, as it stands at {@link #time}.
///
/// @param number counts from 1 and is never used again
/// @param firstTime of the first report
/// @param lastUpdate the latest report taken in; its time is when the thing was last seen
/// @param callSign of own forces that report themselves; empty for everything else
public record Track(
        long number,
        TrackStatus status,
        Instant time,
        Kinematics kinematics,
        Classification classification,
        Instant firstTime,
        TrackUpdate lastUpdate,
        String callSign) {

    /// The name that own forces gave themselves.
    public Optional<String> findCallSign() {
        return callSign.isEmpty() ? Optional.empty() : Optional.of(callSign);
    }

    public boolean isOwn() {
        return !callSign.isEmpty();
    }
}
