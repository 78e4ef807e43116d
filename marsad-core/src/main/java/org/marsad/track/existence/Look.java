package org.marsad.track.existence;

/// What one look of one sensor was worth.
///
/// @param moving chance that it would have reported a thing that has gone on
/// @param standing the same for one that stopped, perhaps crouching
public record Look(double moving, double standing) {}
