package org.marsad.track.bearing;

import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.track.motion.Estimate;

/// The belief that a thing is where its track says, apart from the belief that it is there at all: a bearing says that
/// something is in a direction, and nothing of how far. Only reports that tell a place speak for it; looks of sensors
/// that should have reported something at that place, and did not, speak against it. A track that took no bearing has no
/// such doubt.
public final class PlaceBelief {

    /// Natural logarithm of the odds beyond which belief and disbelief do not grow.
    private static final double MOST = 9;

    private static final double CROSSING_SECONDS = 3;
    private static final double CROSSING_SIGMAS = 3;
    private static final double MOVING_SIGMAS = 4;
    private static final double MOST_STILL = 0.05;

    private double logOdds;
    private boolean hasBearings;
    private boolean wasTold;
    private boolean isKnown;
    private boolean isMoving;

    /// Takes in a report that tells a place.
    ///
    /// @param logRatio how much likelier it is from this thing than from anything else, as a logarithm
    /// @param enough log odds from which on the place is known
    public void report(double logRatio, double enough) {
        wasTold = true;
        logOdds = Math.min(logOdds + logRatio, Math.max(MOST, enough));
        isKnown |= logOdds >= enough;
    }

    /// Takes in a bearing that tells no place.
    public void bearing() {
        hasBearings = true;
    }

    /// Takes in a look that would have reported the thing at its place by this chance, 0 to below 1, and did not.
    public void miss(double chance) {
        logOdds = Math.max(logOdds + Math.log(1 - chance), -MOST);
        isKnown &= logOdds > 0;
    }

    /// Takes over what is known of the place from another track of the same thing.
    public void join(PlaceBelief other) {
        logOdds = Math.max(logOdds, other.logOdds);
        hasBearings &= other.hasBearings;
        wasTold |= other.wasTold;
        isKnown |= other.isKnown;
    }

    /// Whether the place is to be believed.
    public boolean isKnown() {
        return isKnown || !hasBearings;
    }

    /// Whether the track says something that the watch should see: a place; that something moves, wherever; or, where few
    /// such things are, in which direction something is.
    public boolean isShown(boolean areFew) {
        return isKnown() || isMoving || (areFew && isOpen());
    }

    /// Whether nothing has ever told a place: what the track states is as wide as what is known.
    public boolean isOpen() {
        return hasBearings && !wasTold;
    }

    /// Whether a report tells a place: a plot does, and a bearing together with the one before it from elsewhere.
    ///
    /// @param seconds since the report before
    /// @param where the thing may be
    public static boolean isTold(
            TargetReport report, TargetReport before, double seconds, Estimate where) {
        if (!(report instanceof Strobe strobe)) {
            return true;
        }
        return before instanceof Strobe other
                && seconds < CROSSING_SECONDS
                && Math.abs(
                                Math.IEEEremainder(
                                        azimuth(strobe.sensorPosition(), where)
                                                - azimuth(other.sensorPosition(), where),
                                        2 * Math.PI))
                        > CROSSING_SIGMAS
                                * Math.hypot(
                                        strobe.azimuthSigmaRadians(), other.azimuthSigmaRadians());
    }

    /// Takes in how the thing moves with its latest bearing taken in.
    ///
    /// @param stillProbability that it stands, 0 to 1
    public void move(Strobe seen, double stillProbability, Estimate thing) {
        isMoving = stillProbability < MOST_STILL && movesAcross(seen, thing);
    }

    /// Whether it surely moves across the direction in which it is seen, however far it is.
    private static boolean movesAcross(Strobe seen, Estimate thing) {
        double azimuth = azimuth(seen.sensorPosition(), thing);
        double east = Math.cos(azimuth);
        double north = -Math.sin(azimuth);
        double across = east * thing.eastMetresPerSecond() + north * thing.northMetresPerSecond();
        GroundCovariance velocity = thing.velocityCovariance();
        double variance =
                east * east * velocity.eastEast()
                        + 2 * east * north * velocity.eastNorth()
                        + north * north * velocity.northNorth();
        return across * across > MOVING_SIGMAS * MOVING_SIGMAS * variance;
    }

    private static double azimuth(EastNorthUp from, Estimate to) {
        return Math.atan2(
                to.eastMetres() - from.eastMetres(), to.northMetres() - from.northMetres());
    }
}
