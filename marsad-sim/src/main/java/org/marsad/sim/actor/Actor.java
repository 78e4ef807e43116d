package org.marsad.sim.actor;

import java.util.Optional;
import org.marsad.sim.world.Relief;
import org.marsad.sim.world.ValueNoise;

/// Something that moves along a route, perhaps at its own changing distance from it (a sheep in its
/// flock).
///
/// @param callSign of own forces; empty for everyone else
public record Actor(String id, Look look, Route route, Stray stray, String callSign) {

    /// How far off the route: a fixed place beside it, a slow wander around that place, both in
    /// metres, and a lag behind the leader.
    public record Stray(
            double eastMetres,
            double northMetres,
            double wanderMetres,
            double lagSeconds,
            long seed) {

        public static final Stray NONE = new Stray(0, 0, 0, 0, 0);
    }

    private static final double WANDER_SECONDS = 9;
    private static final double STEP_SECONDS = 0.2;

    /// Where the actor is at this second of the scenario; empty before it comes and after it went.
    public Optional<ActorState> findState(double seconds, Relief relief) {
        double own = seconds - stray.lagSeconds;
        return route.findFix(own).map(fix -> state(fix, own, relief));
    }

    private ActorState state(Route.Fix fix, double own, Relief relief) {
        double east = fix.eastMetres() + stray.eastMetres + wander(own, 0);
        double north = fix.northMetres() + stray.northMetres + wander(own, 50);
        double velocityEast =
                fix.leg().speedMetresPerSecond() * Math.sin(fix.leg().headingRadians())
                        + (wander(own + STEP_SECONDS, 0) - wander(own, 0)) / STEP_SECONDS;
        double velocityNorth =
                fix.leg().speedMetresPerSecond() * Math.cos(fix.leg().headingRadians())
                        + (wander(own + STEP_SECONDS, 50) - wander(own, 50)) / STEP_SECONDS;
        double speed = Math.hypot(velocityEast, velocityNorth);
        double heading =
                speed < 0.05 ? fix.leg().headingRadians() : Math.atan2(velocityEast, velocityNorth);
        return new ActorState(
                id,
                look,
                relief.on(east, north),
                heading,
                speed,
                fix.wayMetres(),
                fix.leg().posture(),
                fix.leg().lights());
    }

    private double wander(double seconds, double row) {
        return stray.wanderMetres == 0
                ? 0
                : stray.wanderMetres * new ValueNoise(stray.seed).at(seconds / WANDER_SECONDS, row);
    }
}
