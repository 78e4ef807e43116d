package org.marsad.track.sensing;

import java.time.Instant;
import java.util.Optional;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.track.motion.Estimate;
import org.marsad.track.motion.Seconds;

/// The part of the latest plot's error that more plots of the same camera do not make smaller: how the camera
/// stands, the height of the ground. Square metres, axes east and north; none for sensors that measure places themselves.
public record PersistentError(
        SensorId sensor, Instant time, double eastEast, double eastNorth, double northNorth) {

    private static final double LASTS_SECONDS = 3;

    /// @param share of a camera's variance that stays the same from frame to frame, 0 to 1
    public static PersistentError of(Plot plot, double share) {
        double kept = plot.origin() instanceof ReportOrigin.Seen ? share : 0;
        GroundCovariance c = plot.covariance();
        return new PersistentError(
                plot.sensor(),
                plot.validTime(),
                kept * c.eastEast(),
                kept * c.eastNorth(),
                kept * c.northNorth());
    }

    /// Of a report that says nothing of a place.
    public static PersistentError none(TargetReport report) {
        return new PersistentError(report.sensor(), report.validTime(), 0, 0, 0);
    }

    /// The better of this and what the next plot brings.
    public PersistentError next(PersistentError next, Instant now) {
        boolean isStale = Seconds.between(time, now) > LASTS_SECONDS;
        return isStale || next.sensor.equals(sensor) || next.size() < size() ? next : this;
    }

    private double size() {
        return eastEast + northNorth;
    }

    /// Empty when there is none.
    public Optional<GroundCovariance> findCovariance() {
        return size() > 0
                ? Optional.of(new GroundCovariance(eastEast, eastNorth, northNorth))
                : Optional.empty();
    }

    public GroundCovariance plus(GroundCovariance c) {
        return new GroundCovariance(
                c.eastEast() + eastEast, c.eastNorth() + eastNorth, c.northNorth() + northNorth);
    }

    /// What is estimated, as unsure as it is with this error.
    public Estimate plus(Estimate e) {
        return new Estimate(
                e.eastMetres(),
                e.northMetres(),
                e.eastMetresPerSecond(),
                e.northMetresPerSecond(),
                plus(e.placeCovariance()),
                e.velocityCovariance());
    }
}
