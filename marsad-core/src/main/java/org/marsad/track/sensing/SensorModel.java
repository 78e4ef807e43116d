package org.marsad.track.sensing;

/// How one look of a sensor is to be read at a place on the ground: metres east and north.
public interface SensorModel {

    /// Chance that it reports a thing that is there, 0 to 1, both exclusive.
    double detectionProbability(double eastMetres, double northMetres);

    /// How many of its reports to expect per square metre that come from no known thing.
    double clutterPerSquareMetre(double eastMetres, double northMetres);

    /// The same everywhere.
    record Constant(double detectionProbability, double clutterPerSquareMetre)
            implements SensorModel {

        public Constant {
            if (!(detectionProbability > 0
                    && detectionProbability < 1
                    && clutterPerSquareMetre > 0)) {
                throw new IllegalArgumentException(
                        "needs 0 < detection probability < 1 and clutter > 0, was %g, %g"
                                .formatted(detectionProbability, clutterPerSquareMetre));
            }
        }

        @Override
        public double detectionProbability(double eastMetres, double northMetres) {
            return detectionProbability;
        }

        @Override
        public double clutterPerSquareMetre(double eastMetres, double northMetres) {
            return clutterPerSquareMetre;
        }
    }
}
