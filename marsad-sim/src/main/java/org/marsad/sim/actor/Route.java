package org.marsad.sim.actor;

import java.util.List;
import java.util.Optional;

/// Where something is at which second: straight legs at constant speed, and halts. It is on the site
/// from the first second of the first leg until the end of the last one.
public record Route(List<Leg> legs) {

    private static final int MOST_LEGS = 10_000;

    /// From a place to a place over a time; a halt begins and ends at the same place and keeps the
    /// heading of the leg before.
    ///
    /// @param wayMetres gone before this leg
    public record Leg(
            double fromSeconds,
            double untilSeconds,
            Spot from,
            Spot until,
            double headingRadians,
            double wayMetres,
            Posture posture,
            boolean lights) {

        double lengthMetres() {
            return Math.hypot(
                    until.eastMetres - from.eastMetres, until.northMetres - from.northMetres);
        }

        double speedMetresPerSecond() {
            return lengthMetres() / (untilSeconds - fromSeconds);
        }
    }

    /// A place on the map, metres.
    public record Spot(double eastMetres, double northMetres) {}

    /// Where on its way something is.
    record Fix(Leg leg, double share) {

        double eastMetres() {
            return leg.from.eastMetres + share * (leg.until.eastMetres - leg.from.eastMetres);
        }

        double northMetres() {
            return leg.from.northMetres + share * (leg.until.northMetres - leg.from.northMetres);
        }

        double wayMetres() {
            return leg.wayMetres + share * leg.lengthMetres();
        }
    }

    public Route {
        legs = List.copyOf(legs);
        if (legs.isEmpty() || legs.size() > MOST_LEGS) {
            throw new IllegalArgumentException(
                    "a route has 1 to %d legs, was %d".formatted(MOST_LEGS, legs.size()));
        }
    }

    public double endSeconds() {
        return legs.getLast().untilSeconds;
    }

    Optional<Fix> findFix(double seconds) {
        for (Leg leg : legs) {
            if (seconds >= leg.fromSeconds && seconds < leg.untilSeconds) {
                double share = (seconds - leg.fromSeconds) / (leg.untilSeconds - leg.fromSeconds);
                return Optional.of(new Fix(leg, share));
            }
        }
        return Optional.empty();
    }
}
