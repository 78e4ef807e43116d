package org.marsad.sim.radar;

import org.marsad.detect.ObjectClass;
import org.marsad.sensor.Sector;

/// What a radar can do.
///
/// @param periodSeconds from look to look
/// @param rangeMetres farther than this it reports nothing
/// @param accuracy of one plot
/// @param detection of what moves in clear sight
/// @param clutterPerLook how many plots of nothing to expect in a look, evenly over the ground of its sector
/// @param slowestMetresPerSecond towards it or away from it: what is slower it can't tell from the ground
public record RadarPerformance(
        double periodSeconds,
        Sector sector,
        double rangeMetres,
        Accuracy accuracy,
        Detection detection,
        double clutterPerLook,
        double slowestMetresPerSecond) {

    /// One standard deviation of each. Two things nearer to each other than two of them in both make one plot.
    public record Accuracy(double rangeMetres, double azimuthRadians) {

        private static final double RESOLUTION_SIGMAS = 2;

        double resolutionMetres() {
            return RESOLUTION_SIGMAS * rangeMetres;
        }

        double resolutionRadians() {
            return RESOLUTION_SIGMAS * azimuthRadians;
        }
    }

    /// How likely a look reports a thing, by its distance: an echo that fades with the fourth power of it and whose
    /// strength changes from look to look (Swerling 1), against a threshold that noise passes once in a million
    /// cells. Reference: M. Skolnik, Introduction to Radar Systems, 3rd edition, 2.7.
    ///
    /// @param probability near by
    /// @param personMetres where half of the echoes of a person pass the threshold
    /// @param vehicleMetres the same of a vehicle
    /// @param animalMetres the same of an animal
    public record Detection(
            double probability, double personMetres, double vehicleMetres, double animalMetres) {

        private static final double LN_FALSE_ALARM = Math.log(1e-6);

        /// Signal over noise at which half of the echoes pass.
        private static final double HALF_SIGNAL = LN_FALSE_ALARM / Math.log(0.5) - 1;

        double at(double metres, ObjectClass objectClass) {
            double half =
                    switch (objectClass) {
                        case PERSON -> personMetres;
                        case VEHICLE, AIRCRAFT -> vehicleMetres;
                        case ANIMAL, UNKNOWN -> animalMetres;
                    };
            double signal = HALF_SIGNAL * Math.pow(half / metres, 4);
            return probability * Math.exp(LN_FALSE_ALARM / (1 + signal));
        }
    }
}
