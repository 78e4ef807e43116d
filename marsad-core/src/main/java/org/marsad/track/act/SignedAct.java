package org.marsad.track.act;

import java.time.Instant;

/// An act with its place among the scans and who did it.
///
/// @param time after all scans that are valid up to then, and before the first later one
/// @param by name of the watch; empty when unnamed
public record SignedAct(TrackAct act, Instant time, String by) {}
