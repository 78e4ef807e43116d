package org.marsad.sim.actor;

import java.util.ArrayList;
import java.util.List;
import org.marsad.sim.actor.Route.Leg;
import org.marsad.sim.actor.Route.Spot;

/// Lays a route leg by leg.
public final class RouteBuilder {

    private final List<Leg> legs = new ArrayList<>();
    private double seconds;
    private Spot at;
    private double heading;
    private double way;
    private Posture posture = Posture.UPRIGHT;
    private boolean lights;

    public RouteBuilder(double startSeconds, Spot start) {
        this.seconds = startSeconds;
        this.at = start;
    }

    public RouteBuilder posture(Posture next) {
        posture = next;
        return this;
    }

    public RouteBuilder lights(boolean on) {
        lights = on;
        return this;
    }

    public RouteBuilder to(Spot next, double metresPerSecond) {
        double east = next.eastMetres() - at.eastMetres();
        double north = next.northMetres() - at.northMetres();
        double length = Math.hypot(east, north);
        if (!(length > 0 && metresPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "a leg needs a length and a speed above 0, was %g m at %g m/s"
                            .formatted(length, metresPerSecond));
        }
        heading = Math.atan2(east, north);
        add(next, length / metresPerSecond);
        way += length;
        return this;
    }

    public RouteBuilder halt(double haltSeconds) {
        add(at, haltSeconds);
        return this;
    }

    public Route build() {
        return new Route(legs);
    }

    private void add(Spot next, double duration) {
        legs.add(new Leg(seconds, seconds + duration, at, next, heading, way, posture, lights));
        seconds += duration;
        at = next;
    }
}
