package org.marsad.sim.radar;

import java.util.List;
import org.marsad.geo.EastNorthUp;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.actor.Posture;
import org.marsad.sim.backdrop.Block;
import org.marsad.sim.world.World;
import org.marsad.terrain.ElevationGrid;

/// What a radar has in sight: the straight line to the middle of a body, which no ground and no house may cross. Waves
/// pass through leaves and do not bend.
final class RadarSight {

    private final EastNorthUp antenna;
    private final ElevationGrid ground;
    private final List<Block> houses;

    RadarSight(EastNorthUp antenna, World world) {
        this.antenna = antenna;
        this.ground = world.relief().elevationGrid();
        this.houses =
                world.buildings().stream().map(house -> Block.of(house, world.relief())).toList();
    }

    boolean reaches(ActorState state) {
        EastNorthUp middle = state.position().plus(new EastNorthUp(0, 0, middleMetres(state)));
        return ground.sees(antenna, middle) && houses.stream().noneMatch(h -> hides(h, middle));
    }

    private boolean hides(Block house, EastNorthUp place) {
        double[] from = {antenna.eastMetres(), antenna.northMetres(), antenna.upMetres()};
        EastNorthUp way = place.minus(antenna);
        Block.Meeting meeting = new Block.Meeting();
        return house.meets(
                        from,
                        new double[] {way.eastMetres(), way.northMetres(), way.upMetres()},
                        meeting)
                && meeting.depth < 1;
    }

    /// Above the ground.
    private static double middleMetres(ActorState state) {
        return switch (state.look()) {
            case PERSON -> state.posture() == Posture.CROUCH ? 0.45 : 0.9;
            case CAR -> 0.8;
            case TRUCK -> 1.5;
            case SHEEP -> 0.5;
            case DOG, FOX -> 0.35;
        };
    }
}
