package org.marsad.sim.world;

/// A box on the ground: the middle of its floor, its size before turning, and how far it is turned
/// clockwise from north.
public record Building(
        double eastMetres,
        double northMetres,
        double widthMetres,
        double depthMetres,
        double heightMetres,
        double azimuthRadians) {

    /// Half the diagonal of the floor.
    public double reachMetres() {
        return Math.hypot(widthMetres, depthMetres) / 2;
    }
}
