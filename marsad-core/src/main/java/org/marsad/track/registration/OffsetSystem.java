package org.marsad.track.registration;

import org.marsad.sensor.camera.resection.Cholesky;

/// The normal equations of all sensors' offsets: three unknowns each (bearing in radians, range in metres, clock in
/// seconds) with a Gaussian around zero as prior. A comparison touches six of them. Cost of solving: the cube of the sensors.
final class OffsetSystem {

    static final int UNKNOWNS = 3;

    private double[][] information = {};
    private double[] vector = {};
    private double[] priors = {};
    private double[] possible = {};
    private double[] means = {};
    private double[][] covariance = {};

    /// Adds a sensor by its prior standard deviations; gives its index.
    ///
    /// @param widest standard deviations of what may be wrong with it if it was set up badly
    int add(double[] sigmas, double[] widest) {
        int before = priors.length;
        int size = before + UNKNOWNS;
        double[][] wider = new double[size][size];
        double[] longer = new double[size];
        double[] more = new double[size];
        double[] wide = new double[size];
        for (int i = 0; i < before; i++) {
            System.arraycopy(information[i], 0, wider[i], 0, before);
        }
        System.arraycopy(vector, 0, longer, 0, before);
        System.arraycopy(priors, 0, more, 0, before);
        System.arraycopy(possible, 0, wide, 0, before);
        for (int k = 0; k < UNKNOWNS; k++) {
            more[before + k] = 1 / (sigmas[k] * sigmas[k]);
            wide[before + k] = Math.max(widest[k] * widest[k] - sigmas[k] * sigmas[k], 0);
        }
        information = wider;
        vector = longer;
        priors = more;
        possible = wide;
        solve();
        return before / UNKNOWNS;
    }

    /// What is known from comparisons fades; the prior stays.
    void fade(double kept) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= kept;
            for (int j = 0; j < vector.length; j++) {
                information[i][j] *= kept;
            }
        }
    }

    void add(Comparison comparison, double weight) {
        comparison.addTo(information, vector, weight);
    }

    /// Works out means and covariance anew.
    void solve() {
        int size = priors.length;
        double[][] square = new double[size][];
        for (int i = 0; i < size; i++) {
            square[i] = information[i].clone();
            square[i][i] += priors[i];
        }
        Cholesky factor = Cholesky.of(square);
        means = factor.solve(vector);
        covariance = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            covariance[i] = factor.solve(unit);
        }
    }

    /// As of the last solution.
    double mean(int place) {
        return means[place];
    }

    double covariance(int first, int second) {
        return covariance[first][second];
    }

    /// By how much more than its prior a number may be wrong, as a variance.
    double possibleVariance(int place) {
        return possible[place];
    }

    double varianceOfDifference(int first, int second) {
        return covariance[first][first]
                + covariance[second][second]
                - 2 * covariance[first][second];
    }
}
