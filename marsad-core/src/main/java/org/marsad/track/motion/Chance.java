package org.marsad.track.motion;

import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.Strobe;

/// What a sensor said that may be about a thing, with how likely it is.
public sealed interface Chance {

    /// That it is about the thing, 0 to 1; all shares of an instant add up to 1 at most.
    double share();

    /// The same report with another share.
    Chance withShare(double share);

    /// How well it fits where the thing may be.
    MotionMixture.Fit fit(MotionMixture mixture);

    /// Takes it in as the thing's own.
    void update(MotionMixture mixture);

    /// A place in metres east and north, and its covariance; its fit is a density per square metre.
    ///
    /// @param lateSeconds the thing was there so long before the time that it is taken in at
    record Place(
            double east, double north, GroundCovariance noise, double share, double lateSeconds)
            implements Chance {

        /// Where it is now.
        public Place(double east, double north, GroundCovariance noise, double share) {
            this(east, north, noise, share, 0);
        }

        /// @param noise its covariance, as it is to be counted here
        public static Place of(Plot plot, GroundCovariance noise, double share) {
            EastNorthUp at = plot.position();
            return new Place(at.eastMetres(), at.northMetres(), noise, share, plot.lateSeconds());
        }

        @Override
        public Chance withShare(double other) {
            return new Place(east, north, noise, other, lateSeconds);
        }

        @Override
        public MotionMixture.Fit fit(MotionMixture mixture) {
            return mixture.fit(this);
        }

        @Override
        public void update(MotionMixture mixture) {
            mixture.update(this);
        }
    }

    /// An azimuth clockwise from north, seen from a place; its fit is a density per radian.
    record Bearing(EastNorthUp from, double azimuthRadians, double sigmaRadians, double share)
            implements Chance {

        /// That is surely about the thing.
        public static Bearing of(Strobe strobe) {
            return new Bearing(
                    strobe.sensorPosition(),
                    strobe.azimuthRadians(),
                    strobe.azimuthSigmaRadians(),
                    1);
        }

        @Override
        public Chance withShare(double other) {
            return new Bearing(from, azimuthRadians, sigmaRadians, other);
        }

        @Override
        public MotionMixture.Fit fit(MotionMixture mixture) {
            return mixture.fitBearing(this);
        }

        @Override
        public void update(MotionMixture mixture) {
            mixture.updateBearing(this);
        }
    }
}
