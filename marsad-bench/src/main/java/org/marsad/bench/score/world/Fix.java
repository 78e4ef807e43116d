package org.marsad.bench.score.world;

import org.jspecify.annotations.Nullable;
import org.marsad.geo.GroundCovariance;

/// Where one thing is at one time: metres in the frame of the scenario, seconds from its start.
///
/// @param covariance what a tracker says of its own error; null when it says nothing
public record Fix(
        double timeSeconds, double xMetres, double yMetres, @Nullable GroundCovariance covariance) {

    public Fix {
        if (!(Double.isFinite(timeSeconds)
                && Double.isFinite(xMetres)
                && Double.isFinite(yMetres))) {
            throw new IllegalArgumentException(
                    "expected finite time and place, got %g s, %g m, %g m"
                            .formatted(timeSeconds, xMetres, yMetres));
        }
    }

    public Fix(double timeSeconds, double xMetres, double yMetres) {
        this(timeSeconds, xMetres, yMetres, null);
    }

    /// The place on the straight line to a later fix; nobody stated an error there.
    Fix towards(Fix later, double atSeconds) {
        double share = (atSeconds - timeSeconds) / (later.timeSeconds - timeSeconds);
        return new Fix(
                atSeconds,
                (1 - share) * xMetres + share * later.xMetres,
                (1 - share) * yMetres + share * later.yMetres);
    }

    double distanceMetres(Fix other) {
        return Math.hypot(xMetres - other.xMetres, yMetres - other.yMetres);
    }
}
