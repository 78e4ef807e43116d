package org.marsad.sim.actor;

import org.marsad.geo.EastNorthUp;

/// An actor at one moment.
///
/// @param position of its feet or wheels, on the ground
/// @param headingRadians where its front points, clockwise from north
/// @param wayMetres how far it has gone: the phase of its steps
public record ActorState(
        String id,
        Look look,
        EastNorthUp position,
        double headingRadians,
        double speedMetresPerSecond,
        double wayMetres,
        Posture posture,
        boolean lights) {}
