package org.marsad.bench.score.consistency;

/// Quantiles of the chi-square distribution by the cube of a normal one.
///
/// Reference: E. Wilson, M. Hilferty, Proceedings of the National Academy of Sciences 17 (1931). The quantiles of
/// 2.5 % and 97.5 % are right within 0.8 % from 10 degrees of freedom on and within 0.01 % from 100 on; with
/// 2 the lower one is half of what it should be.
final class ChiSquare {

    private ChiSquare() {}

    /// @param deviate of the standard normal distribution at the wanted probability
    static double quantile(double deviate, double degreesOfFreedom) {
        double spread = 2 / (9 * degreesOfFreedom);
        return degreesOfFreedom * Math.pow(1 - spread + deviate * Math.sqrt(spread), 3);
    }
}
