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

    /// Metres that the place moves by with each of bearing (per radian), range (per metre) and clock (per second).
    double[] slopesEast(Kinematics motion) {
        double east = place.eastMetres() - from.eastMetres();
        double north = place.northMetres() - from.northMetres();
        double range = Math.max(Math.hypot(east, north), 1);
        return new double[] {north, east / range, -motion.eastMetresPerSecond()};
    }

    double[] slopesNorth(Kinematics motion) {
        double east = place.eastMetres() - from.eastMetres();
        double north = place.northMetres() - from.northMetres();
        double range = Math.max(Math.hypot(east, north), 1);
        return new double[] {-east, north / range, -motion.northMetresPerSecond()};
    }
}
