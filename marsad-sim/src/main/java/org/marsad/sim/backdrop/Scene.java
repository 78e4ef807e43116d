package org.marsad.sim.backdrop;

import java.time.LocalTime;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.marsad.sim.light.Daylight;
import org.marsad.sim.light.Weather;
import org.marsad.sim.world.World;

/// What all cameras of a scenario share.
public final class Scene {

    private final World world;
    private final Weather weather;
    private final LocalTime start;
    private final long seed;

    /// Held while a backdrop is cast: each takes all processors, and one after the other the first is there early. Fair,
    /// so that the first camera is the first.
    final Lock casting = new ReentrantLock(true);

    private @Nullable GroundCover cover;
    private @Nullable ShadowCells shadows;

    /// @param start time of day at second 0
    /// @param seed of textures, noise and sway
    public Scene(World world, Weather weather, LocalTime start, long seed) {
        this.world = world;
        this.weather = weather;
        this.start = start;
        this.seed = seed;
    }

    public World world() {
        return world;
    }

    public Weather weather() {
        return weather;
    }

    public long seed() {
        return seed;
    }

    public Daylight lightAt(double seconds) {
        return Daylight.at(start.plusNanos(Math.round(seconds * 1e9)), weather.moon());
    }

    /// What the ground is made of; found out when the first backdrop is cast.
    GroundCover cover() {
        GroundCover known = cover == null ? new GroundCover(world.features(), seed) : cover;
        cover = known;
        return known;
    }

    /// The shadows at second 0; found out for the first camera that sees light.
    ShadowCells shadows() {
        ShadowCells known = shadows == null ? new ShadowCells(world, lightAt(0)) : shadows;
        shadows = known;
        return known;
    }
}
