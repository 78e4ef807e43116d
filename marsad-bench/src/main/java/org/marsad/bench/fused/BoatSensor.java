package org.marsad.bench.fused;

import java.time.Instant;
import java.util.Locale;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;

/// A sensor on the ferry of the Autoferry recordings, with the errors it states of itself in every scenario: what its
/// nearest reports within 25 m, or 6°, of the true boats show over all four of them (root mean square),
/// in round figures. That holds noise, the compass and which part of the hull answers; the tracker is told no
/// more. A lidar's returns come as one place for each cluster, so a boat has one plot, now and then two.
public enum BoatSensor {
    LIDAR(1, 3, 0),
    RADAR(2, 5, Math.toRadians(2)),
    INFRARED(3, Double.NaN, Math.toRadians(2.9)),
    DAYLIGHT(4, Double.NaN, Math.toRadians(2.3));

    /// Radar and lidar do not see how a hull lies: its middle may be so far from what answers, across the view.
    private static final double HULL_SIGMA_METRES = 3;

    private final int number;
    private final double rangeSigmaMetres;
    private final double azimuthSigmaRadians;

    /// @param rangeSigmaMetres NaN for one that measures azimuths only
    BoatSensor(int number, double rangeSigmaMetres, double azimuthSigmaRadians) {
        this.number = number;
        this.rangeSigmaMetres = rangeSigmaMetres;
        this.azimuthSigmaRadians = azimuthSigmaRadians;
    }

    /// In the files.
    int number() {
        return number;
    }

    SensorId id() {
        return new SensorId(name().toLowerCase(Locale.ROOT));
    }

    boolean measuresPlaces() {
        return !Double.isNaN(rangeSigmaMetres);
    }

    /// Where a report was made, when, and as which of this sensor's.
    record Look(EastNorthUp from, Instant time, long report) {}

    TargetReport plot(Look look, double east, double north) {
        double range = Math.hypot(east, north);
        return new Plot(
                id(),
                look.time,
                look.from.plus(new EastNorthUp(east, north, 0)),
                GroundCovariance.ofAxes(
                        Math.atan2(east, north),
                        rangeSigmaMetres,
                        Math.hypot(HULL_SIGMA_METRES, range * azimuthSigmaRadians)),
                Classification.UNKNOWN,
                new ReportOrigin.Measured(look.report));
    }

    /// @param azimuthRadians clockwise from north
    TargetReport strobe(Look look, double azimuthRadians) {
        return new Strobe(
                id(),
                look.time,
                look.from,
                azimuthRadians,
                azimuthSigmaRadians,
                Classification.UNKNOWN,
                new ReportOrigin.Measured(look.report));
    }
}
