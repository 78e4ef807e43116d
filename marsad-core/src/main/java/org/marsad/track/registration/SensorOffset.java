package org.marsad.track.registration;

import org.marsad.sensor.SensorId;

/// What is constantly wrong with one sensor, as far as things that other sensors see too tell, whether some of it is taken
/// off already or not.
///
/// @param offset the estimate: this sensor's part of what keeps it and the others apart
/// @param sigmas one standard deviation of each number that keeps it and the others apart; an error that all share is not
///     in it
/// @param comparisons how many pairs of reports told it
public record SensorOffset(
        SensorId sensor, Correction offset, Correction sigmas, long comparisons) {

    private static final double SURE_SIGMAS = 3;
    private static final long FEW = 30;
    private static final double LEAST_BEARING_RADIANS = Math.toRadians(0.05);
    private static final double LEAST_RANGE_METRES = 2;
    private static final double LEAST_CLOCK_SECONDS = 0.1;

    /// Whether something is wrong for sure, and by enough to matter, beyond what is taken off already.
    public boolean isClear(Correction applied) {
        return comparisons >= FEW
                && (isClear(
                                offset.bearingRadians() - applied.bearingRadians(),
                                sigmas.bearingRadians(),
                                LEAST_BEARING_RADIANS)
                        || isClear(
                                offset.rangeMetres() - applied.rangeMetres(),
                                sigmas.rangeMetres(),
                                LEAST_RANGE_METRES)
                        || isClear(
                                offset.clockSeconds() - applied.clockSeconds(),
                                sigmas.clockSeconds(),
                                LEAST_CLOCK_SECONDS));
    }

    private static boolean isClear(double value, double sigma, double least) {
        return Math.abs(value) > Math.max(SURE_SIGMAS * sigma, least);
    }
}
