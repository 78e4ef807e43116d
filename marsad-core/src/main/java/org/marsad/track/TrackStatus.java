package org.marsad.track;

/// The life of a track.
public enum TrackStatus {
    /// may still be clutter; not shown, raises nothing
    TENTATIVE,
    /// a real thing, seen lately
    CONFIRMED,
    /// a real thing, not seen now; its place is predicted
    COASTING,
    /// gone; never comes back under this number
    ENDED
}
