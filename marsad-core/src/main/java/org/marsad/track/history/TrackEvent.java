package org.marsad.track.history;

import java.time.Instant;
import org.marsad.sensor.SensorId;
import org.marsad.track.act.TrackAct;

/// Something that changed what a track is.
public record TrackEvent(Instant time, Happening what) {

    public sealed interface Happening {}

    /// By a first report.
    public record Begun(SensorId sensor) implements Happening {}

    /// Enough reports were of one thing.
    ///
    /// @param belief that it is a real thing, 0 to 1
    public record Confirmed(int reports, double belief) implements Happening {}

    /// The tracker took another track for the same thing.
    ///
    /// @param other ended by it
    /// @param squaredDistance Mahalanobis distance² between their places
    /// @param closeSeconds at least so long they were close in place and velocity
    public record Joined(long other, double squaredDistance, double closeSeconds)
            implements Happening {}

    /// A watch-keeper's act.
    ///
    /// @param by name of the watch; empty when unnamed
    public record Acted(TrackAct act, String by) implements Happening {}

    /// By a split: the other one came back, or began.
    public record Parted(long other) implements Happening {}

    /// A split had waited, and no report disagreed.
    public record StayedOne() implements Happening {}

    /// The station was started again and went on with the track.
    public record Resumed() implements Happening {}

    /// The number is not used any more.
    ///
    /// @param other the track that goes on for it; 0 when none does
    public record Ended(End why, long other) implements Happening {}

    /// Why a track ended.
    public enum End {
        /// unseen for longer than such a thing is waited for
        UNSEEN,
        /// looks that should have seen it did not
        NOT_BELIEVED,
        /// one with another track
        JOINED,
        /// a watch-keeper said that it is nothing
        DROPPED
    }
}
