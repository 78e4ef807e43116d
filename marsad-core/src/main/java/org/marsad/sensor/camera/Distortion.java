package org.marsad.sensor.camera;

/// How a lens bends straight lines, in normalised picture coordinates (camera x/z and y/z).
public sealed interface Distortion {

    /// Normalised coordinates of a straight ray → where the lens puts it.
    double[] distort(double x, double y);

    /// Where the lens put a ray → normalised coordinates of the straight ray.
    double[] undistort(double x, double y);

    /// No distortion at all.
    record None() implements Distortion {
        @Override
        public double[] distort(double x, double y) {
            return new double[] {x, y};
        }

        @Override
        public double[] undistort(double x, double y) {
            return new double[] {x, y};
        }
    }

    /// Tsai (1987): straight = bent × (1 + kappa × r²), r measured on the bent side; kappa is
    /// dimensionless here (Tsai's kappa1 times the focal length squared).
    record Tsai(double kappa) implements Distortion {
        @Override
        public double[] distort(double x, double y) {
            double straight = Math.hypot(x, y);
            double bent = straight;
            for (int i = 0; i < 20; i++) {
                double slope = 1 + 3 * kappa * bent * bent;
                bent -= (bent * (1 + kappa * bent * bent) - straight) / slope;
            }
            double scale = straight == 0 ? 1 : bent / straight;
            return new double[] {x * scale, y * scale};
        }

        @Override
        public double[] undistort(double x, double y) {
            double scale = 1 + kappa * (x * x + y * y);
            return new double[] {x * scale, y * scale};
        }
    }

    /// Brown (1966) as OpenCV writes it: bent = straight × (1 + k1 r² + k2 r⁴ + k3 r⁶) + tangential
    /// p1, p2, r measured on the straight side.
    record Brown(double k1, double k2, double p1, double p2, double k3) implements Distortion {
        @Override
        public double[] distort(double x, double y) {
            double r2 = x * x + y * y;
            double radial = 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
            return new double[] {
                x * radial + 2 * p1 * x * y + p2 * (r2 + 2 * x * x),
                y * radial + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y
            };
        }

        @Override
        public double[] undistort(double x, double y) {
            double straightX = x;
            double straightY = y;
            for (int i = 0; i < 30; i++) {
                double[] bent = distort(straightX, straightY);
                straightX += x - bent[0];
                straightY += y - bent[1];
            }
            return new double[] {straightX, straightY};
        }
    }
}
