package org.marsad.sensor.camera.resection;

/// The factor L of a positive definite matrix L·Lᵀ.
public final class Cholesky {

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /// Throws IllegalArgumentException for a matrix that is not positive definite.
    public static Cholesky of(double[][] square) {
        int n = square.length;
        double[][] lower = new double[n][n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = square[row][column];
                for (int k = 0; k < column; k++) {
                    rest -= lower[row][k] * lower[column][k];
                }
                if (row == column && !(rest > 0)) {
                    throw new IllegalArgumentException("matrix is not positive definite");
                }
                lower[row][column] = row == column ? Math.sqrt(rest) : rest / lower[column][column];
            }
        }
        return new Cholesky(lower);
    }

    /// x of L·Lᵀ·x = right.
    public double[] solve(double... right) {
        return solveUpper(solveLower(right));
    }

    /// x of L·x = right.
    double[] solveLower(double... right) {
        double[] x = right.clone();
        for (int row = 0; row < x.length; row++) {
            for (int k = 0; k < row; k++) {
                x[row] -= lower[row][k] * x[k];
            }
            x[row] /= lower[row][row];
        }
        return x;
    }

    /// x of Lᵀ·x = right.
    double[] solveUpper(double... right) {
        double[] x = right.clone();
        for (int row = x.length - 1; row >= 0; row--) {
            for (int k = row + 1; k < x.length; k++) {
                x[row] -= lower[k][row] * x[k];
            }
            x[row] /= lower[row][row];
        }
        return x;
    }
}
