package org.marsad.alert;

import java.time.Instant;
import java.util.List;
import org.marsad.sensor.FrameStamp;
import org.marsad.track.Track;
import org.marsad.track.TrackUpdate;

/// Something that needs a person, with the evidence that made it. Later crossings of the same rule
/// and zone close by in time and place join this alert and raise {@link #count}.
///
/// @param id `zone.rule-index.track.firing`, the same on every replay; the firing counts from 1 for
///     one track, zone and rule
/// @param track as it stood when the rule fired
/// @param updates the latest reports of that track before the rule fired, oldest first
/// @param frames the frames behind those reports; empty when no camera saw it
public record Alert(
        String id,
        Zone zone,
        Rule rule,
        Instant raisedTime,
        Track track,
        List<TrackUpdate> updates,
        List<FrameStamp> frames,
        int count) {

    public Alert {
        updates = List.copyOf(updates);
        frames = List.copyOf(frames);
    }
}
