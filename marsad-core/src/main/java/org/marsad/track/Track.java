package org.marsad.track;

import java.time.Instant;
import java.util.Optional;
import org.marsad.detect.Classification;
import org.marsad.track.identity.TrackLabel;

/// One moving thing over time, as it stands at {@link #time}.
///
/// @param number counts from 1 and is never used again
/// @param firstTime of the first report
/// @param lastUpdate the latest report taken in; its time is when the thing was last seen
/// @param label what people call it
public record Track(
        long number,
        TrackStatus status,
        Instant time,
        Kinematics kinematics,
        Classification classification,
        Instant firstTime,
        TrackUpdate lastUpdate,
        TrackLabel label) {

    /// The name that own forces gave themselves; empty for everything else.
    public String callSign() {
        return label.callSign();
    }

    /// The name that own forces gave themselves.
    public Optional<String> findCallSign() {
        return isOwn() ? Optional.of(callSign()) : Optional.empty();
    }

    public boolean isOwn() {
        return label.isOwn();
    }

    /// Whether it raises no alerts: own, or known to the watch.
    public boolean isKnown() {
        return label.isKnown();
    }
}
