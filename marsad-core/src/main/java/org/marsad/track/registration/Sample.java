package org.marsad.track.registration;

import java.time.Instant;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.ReportOrigin;
import org.marsad.sensor.SensorId;
import org.marsad.track.Kinematics;
import org.marsad.track.Track;

/// One plot as its sensor reported it, with the track that took it, as it stood then.
///
/// @param from where the sensor stands; of one that reports itself, the plot's own place
record Sample(
        SensorId sensor,
        Instant time,
        EastNorthUp place,
        GroundCovariance covariance,
        Track track,
        EastNorthUp from) {

    /// Own forces that say where they are: nothing is wrong with it.
    boolean isOwnReport() {
        return track.lastUpdate().report().origin() instanceof ReportOrigin.Beacon;
    }

    boolean isCamera() {
        return track.lastUpdate().report().origin() instanceof ReportOrigin.Seen;
    }

    /// Metres that what this sensor says of a place moves by with each of bearing (per radian), range (per metre) and clock
    /// (per second).
    double[] slopesEast(EastNorthUp at, Kinematics motion) {
        EastNorthUp way = at.minus(from);
        return new double[] {
            way.northMetres(), way.eastMetres() / range(at), -motion.eastMetresPerSecond()
        };
    }

    double[] slopesNorth(EastNorthUp at, Kinematics motion) {
        EastNorthUp way = at.minus(from);
        return new double[] {
            -way.eastMetres(), way.northMetres() / range(at), -motion.northMetresPerSecond()
        };
    }

    private double range(EastNorthUp at) {
        return Math.max(at.horizontalDistanceMetres(from), 1);
    }
}
