package org.marsad.track.consistency;

import java.util.LinkedHashMap;
import java.util.Map;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.sensor.SensorId;
import org.marsad.track.motion.Estimate;

/// How far off tracks are, against what their filters say: the variance of true errors over the stated one. A filter
/// has to expect turns and stops that most things do not make at most times, so it is better than it says where
/// roads are straight, and worse in an alley. What comes next shows which: the square of a report's distance from
/// where the track was foretold is, along each axis of the report's own error,
///
///     a × variance foretold + b × variance of the report
///
/// in the mean. Both factors are fitted by least squares over all reports of confirmed tracks, each counted by how likely
/// it is the track's own, b for each sensor
/// by itself so that one that is worse than it says does not make the tracks look worse, from the axes and tracks in
/// which the shares of the two differ. Both begin at 1. It is one factor for everything that moves here: a thing that
/// turns at this moment is further off than it says, one that goes straight is nearer.
///
/// Cameras say nothing here: what is constantly wrong with one does not show in what it reports next.
public final class StatedSpread {

    /// Of a squared distance; 2 if all were Gaussian, more since things that turn are far off.
    private static final double VARIANCE = 6;

    /// Precisions from the start: `a` within 0.3 of 1, `b` within 0.2.
    private static final double PRIOR = VARIANCE / (0.3 * 0.3);

    private static final double SENSOR_PRIOR = VARIANCE / (0.2 * 0.2);
    private static final double LEAST = 0.25;
    private static final double MOST = 4;

    /// From then on old reports count for half.
    private static final int MOST_REPORTS = 50_000;

    private final int limit;
    private final Map<SensorId, Sums> sums = new LinkedHashMap<>();
    private double factor = 1;

    /// @param limit further sensors are left out
    public StatedSpread(int limit) {
        this.limit = limit;
    }

    /// Of one sensor: products of the share of the variance that was foretold, of the share that is the report's, and
    /// of the squared distance in units of both together.
    private static final class Sums {
        private double reports;
        private double foretold = 0;
        private double both = 0;
        private double own = SENSOR_PRIOR;
        private double foretoldSquare = 0;
        private double ownSquare = SENSOR_PRIOR;

        void add(double weight, double off, double trackVariance, double reportVariance) {
            double all = trackVariance + reportVariance;
            double share = trackVariance / all;
            double square = off * off / all;
            foretold += weight * share * share;
            both += weight * share * (1 - share);
            own += weight * (1 - share) * (1 - share);
            foretoldSquare += weight * share * square;
            ownSquare += weight * (1 - share) * square;
        }

        /// What it says about `a`, whatever its `b` is.
        double precision() {
            return foretold - both * both / own;
        }

        double weighed() {
            return foretoldSquare - both * ownSquare / own;
        }

        void fade() {
            reports /= 2;
            foretold /= 2;
            both /= 2;
            own = (own + SENSOR_PRIOR) / 2;
            foretoldSquare /= 2;
            ownSquare = (ownSquare + SENSOR_PRIOR) / 2;
        }
    }

    /// Takes in a report that may be a track's own.
    ///
    /// @param track as it was foretold
    /// @param probability that the report is its own
    /// @param noise of the report
    public void add(Estimate track, Plot plot, double probability, GroundCovariance noise) {
        if (sums.size() == limit && !sums.containsKey(plot.sensor())) {
            return;
        }
        Sums its = sums.computeIfAbsent(plot.sensor(), _ -> new Sums());
        double axis = Math.atan2(2 * noise.eastNorth(), noise.northNorth() - noise.eastEast()) / 2;
        double east = Math.sin(axis);
        double north = Math.cos(axis);
        double offEast = plot.position().eastMetres() - track.eastMetres();
        double offNorth = plot.position().northMetres() - track.northMetres();
        GroundCovariance foretold = track.placeCovariance();
        double off = east * offEast + north * offNorth;
        its.add(probability, off, along(foretold, east, north), along(noise, east, north));
        off = north * offEast - east * offNorth;
        its.add(probability, off, along(foretold, north, -east), along(noise, north, -east));
        its.reports += probability;
        if (its.reports > MOST_REPORTS) {
            its.fade();
        }
    }

    private static double along(GroundCovariance c, double east, double north) {
        return east * east * c.eastEast()
                + 2 * east * north * c.eastNorth()
                + north * north * c.northNorth();
    }

    /// Works out the factor anew.
    public void settle() {
        double precision = PRIOR;
        double weighed = PRIOR;
        for (Sums its : sums.values()) {
            precision += its.precision();
            weighed += its.weighed();
        }
        factor = Math.clamp(weighed / precision, LEAST, MOST);
    }

    /// How many times as large as stated the variance of tracks is.
    public double factor() {
        return factor;
    }
}
