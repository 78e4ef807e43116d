package org.marsad.sim.world;

/// A tree or a shrub: an egg-shaped crown over its foot.
public record Plant(
        Kind kind,
        double eastMetres,
        double northMetres,
        double heightMetres,
        double crownRadiusMetres) {

    public enum Kind {
        TREE,
        SHRUB
    }
}
