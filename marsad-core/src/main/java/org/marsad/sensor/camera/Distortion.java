package org.marsad.sensor.camera;

/// How a lens bends straight lines, in normalised picture coordinates (camera x/z and y/z).
///
/// A fitted polynomial is good inside the picture and folds back outside it: without care a place far
/// off to the side would land in the middle of the picture. Both models therefore go on in proportion
/// beyond the radius where they would turn back, so bending keeps the order of things and has an inverse
/// everywhere.
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

        private static final int STEPS = 60;

        @Override
        public double[] distort(double x, double y) {
            double straight = Math.hypot(x, y);
            double fold = foldRadius();
            double straightAtFold = fold * (1 + kappa * fold * fold);
            double scale;
            if (straight == 0) {
                scale = 1;
            } else if (straight >= straightAtFold) {
                scale = fold / straightAtFold;
            } else {
                scale = bent(straight) / straight;
            }
            return new double[] {x * scale, y * scale};
        }

        @Override
        public double[] undistort(double x, double y) {
            double bent = Math.min(Math.hypot(x, y), foldRadius());
            double scale = 1 + kappa * bent * bent;
            return new double[] {x * scale, y * scale};
        }

        /// On the bent side; ∞ when the model never turns back.
        private double foldRadius() {
            return kappa < 0 ? 1 / Math.sqrt(-3 * kappa) : Double.POSITIVE_INFINITY;
        }

        private double bent(double straight) {
            double bent = straight;
            for (int i = 0; i < STEPS; i++) {
                double slope = 1 + 3 * kappa * bent * bent;
                double step = (bent * (1 + kappa * bent * bent) - straight) / slope;
                bent -= step;
                if (Math.abs(step) < 1e-15 * straight) {
                    break;
                }
            }
            return bent;
        }
    }

    /// Brown (1966) as OpenCV writes it: bent = straight × (1 + k1 r² + k2 r⁴ + k3 r⁶) + tangential
    /// p1, p2, r measured on the straight side.
    record Brown(double k1, double k2, double p1, double p2, double k3) implements Distortion {

        /// 84° off the axis; no lens of this model reaches it.
        private static final double WIDEST_SQUARE = 100;

        private static final int SCAN_STEPS = 400;
        private static final int HALVINGS = 60;
        private static final int TANGENTIAL_ROUNDS = 30;

        @Override
        public double[] distort(double x, double y) {
            double r2 = x * x + y * y;
            double shrink = turnsBackWithin(r2) ? Math.min(1, foldRadius() / Math.sqrt(r2)) : 1;
            double insideX = x * shrink;
            double insideY = y * shrink;
            double radial = radial(r2 * shrink * shrink);
            return new double[] {
                (insideX * radial + tangentialX(insideX, insideY)) / shrink,
                (insideY * radial + tangentialY(insideX, insideY)) / shrink
            };
        }

        @Override
        public double[] undistort(double x, double y) {
            double fold = foldRadius();
            double straightX = x;
            double straightY = y;
            for (int i = 0; i < TANGENTIAL_ROUNDS; i++) {
                double radius = Math.hypot(straightX, straightY);
                double shrink = radius > fold ? fold / radius : 1;
                double radialX = x - tangentialX(straightX * shrink, straightY * shrink) / shrink;
                double radialY = y - tangentialY(straightX * shrink, straightY * shrink) / shrink;
                double bent = Math.hypot(radialX, radialY);
                double scale = bent == 0 ? 1 : straight(bent, fold) / bent;
                double moved =
                        Math.abs(radialX * scale - straightX)
                                + Math.abs(radialY * scale - straightY);
                straightX = radialX * scale;
                straightY = radialY * scale;
                if (moved < 1e-15) {
                    break;
                }
            }
            return new double[] {straightX, straightY};
        }

        private double radial(double r2) {
            return 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
        }

        private double tangentialX(double x, double y) {
            return 2 * p1 * x * y + p2 * (3 * x * x + y * y);
        }

        private double tangentialY(double x, double y) {
            return p1 * (x * x + 3 * y * y) + 2 * p2 * x * y;
        }

        /// The straight radius that the radial part puts at this bent one.
        private double straight(double bent, double fold) {
            double low = 0;
            double high = Math.min(fold, Math.sqrt(WIDEST_SQUARE));
            double bentAtHigh = high * radial(high * high);
            if (bent >= bentAtHigh) {
                return high * bent / bentAtHigh;
            }
            double straight = Math.min(bent, high);
            for (int i = 0; i < HALVINGS; i++) {
                double off = straight * radial(straight * straight) - bent;
                low = off < 0 ? straight : low;
                high = off < 0 ? high : straight;
                double newton = straight - off / slope(straight * straight);
                double next = newton > low && newton < high ? newton : (low + high) / 2;
                if (Math.abs(next - straight) < 1e-16) {
                    break;
                }
                straight = next;
            }
            return straight;
        }

        /// Of the bent radius over the straight one.
        private double slope(double r2) {
            return 1 + r2 * (3 * k1 + r2 * (5 * k2 + r2 * 7 * k3));
        }

        /// False is sure, true is not.
        private boolean turnsBackWithin(double r2) {
            return 1
                            + r2
                                    * (3 * Math.min(k1, 0)
                                            + r2 * (5 * Math.min(k2, 0) + r2 * 7 * Math.min(k3, 0)))
                    <= 0;
        }

        /// The straight radius where the radial part stops growing; the widest one if it never does.
        private double foldRadius() {
            double before = 0;
            for (int i = 1; turnsBackWithin(WIDEST_SQUARE) && i <= SCAN_STEPS; i++) {
                // Quadratic steps: fine where folds are likely.
                double r2 = WIDEST_SQUARE * i * i / (SCAN_STEPS * (double) SCAN_STEPS);
                if (slope(r2) <= 0) {
                    return Math.sqrt(turn(before, r2));
                }
                before = r2;
            }
            return Math.sqrt(WIDEST_SQUARE);
        }

        private double turn(double growing, double shrinking) {
            double low = growing;
            double high = shrinking;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                boolean grows = slope(middle) > 0;
                low = grows ? middle : low;
                high = grows ? high : middle;
            }
            return low;
        }
    }
}
