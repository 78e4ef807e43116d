package org.marsad.track.registration;

import java.time.Instant;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;

/// What is taken off everything that a sensor reports.
///
/// @param bearingRadians azimuths are too large by this, clockwise
/// @param rangeMetres distances are too large by this
/// @param clockSeconds its clock is ahead by this
public record Correction(double bearingRadians, double rangeMetres, double clockSeconds) {

    public static final Correction NONE = new Correction(0, 0, 0);

    private static final double LEAST_RANGE_METRES = 1;

    public Correction {
        if (!Double.isFinite(bearingRadians + rangeMetres + clockSeconds)) {
            throw new IllegalArgumentException(
                    "a correction needs numbers, was %g rad, %g m, %g s"
                            .formatted(bearingRadians, rangeMetres, clockSeconds));
        }
    }

    /// Puts back what this takes off.
    public Correction inverse() {
        return new Correction(-bearingRadians, -rangeMetres, -clockSeconds);
    }

    public Instant apply(Instant time) {
        return time.minusNanos(Math.round(clockSeconds * 1e9));
    }

    /// A plot keeps its time and is told to be late: put back in time it would come after all others, and be lost.
    ///
    /// @param from where the sensor stands
    public TargetReport apply(TargetReport report, EastNorthUp from) {
        return switch (report) {
            case Plot plot -> apply(plot, from);
            case Strobe strobe ->
                    new Strobe(
                            strobe.sensor(),
                            apply(strobe.validTime()),
                            strobe.sensorPosition(),
                            strobe.azimuthRadians() - bearingRadians,
                            strobe.azimuthSigmaRadians(),
                            strobe.classification(),
                            strobe.origin());
        };
    }

    Plot apply(Plot plot, EastNorthUp from) {
        double east = plot.position().eastMetres() - from.eastMetres();
        double north = plot.position().northMetres() - from.northMetres();
        double range = Math.hypot(east, north);
        double corrected = Math.max(range - rangeMetres, Math.min(range, LEAST_RANGE_METRES));
        double azimuth = Math.atan2(east, north) - bearingRadians;
        EastNorthUp place =
                new EastNorthUp(
                        from.eastMetres() + corrected * Math.sin(azimuth),
                        from.northMetres() + corrected * Math.cos(azimuth),
                        plot.position().upMetres());
        return new Plot(
                plot.sensor(),
                plot.validTime(),
                place,
                turned(plot.covariance()),
                plot.classification(),
                plot.origin(),
                plot.widthMetres(),
                plot.lateSeconds() + clockSeconds);
    }

    private GroundCovariance turned(GroundCovariance c) {
        double cos = Math.cos(bearingRadians);
        double sin = Math.sin(bearingRadians);
        double half = 2 * cos * sin * c.eastNorth();
        return new GroundCovariance(
                cos * cos * c.eastEast() - half + sin * sin * c.northNorth(),
                (cos * cos - sin * sin) * c.eastNorth()
                        + cos * sin * (c.eastEast() - c.northNorth()),
                sin * sin * c.eastEast() + half + cos * cos * c.northNorth());
    }
}
