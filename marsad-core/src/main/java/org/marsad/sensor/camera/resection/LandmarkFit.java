package org.marsad.sensor.camera.resection;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.PoseShift;

/// The most likely pose of a camera under the errors of its mount and those of its landmarks, by
/// Gauss-Newton.
///
/// The unknowns are how many standard deviations of each of the camera's independent pose errors it
/// is off, so that the mount's own knowledge is a unit matrix. Every landmark adds two equations: its
/// pixel residuals, whitened by the covariance of the click and of the place.
final class LandmarkFit {

    private static final int STEPS = 12;
    private static final double SMALLEST_STEP = 1e-6;
    private static final double DIFFERENCE_SIGMAS = 0.01;

    private final Camera mounted;
    private final List<Landmark> landmarks;
    private final double[] offSigmas;
    private Cholesky information;

    private LandmarkFit(Camera mounted, List<Landmark> landmarks) {
        this.mounted = mounted;
        this.landmarks = List.copyOf(landmarks);
        this.offSigmas = new double[mounted.poseErrors().size()];
        this.information = Cholesky.of(identity(offSigmas.length));
    }

    /// @param landmarks all in front of the camera
    static LandmarkFit of(Camera mounted, List<Landmark> landmarks) {
        LandmarkFit fit = new LandmarkFit(mounted, landmarks);
        double moved = Double.POSITIVE_INFINITY;
        for (int i = 0; i < STEPS && moved > SMALLEST_STEP; i++) {
            moved = fit.step();
        }
        return fit;
    }

    private double step() {
        int n = offSigmas.length;
        double[][] square = identity(n);
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            right[i] = -offSigmas[i];
        }
        for (Landmark landmark : landmarks) {
            Equations equations = equations(landmark);
            for (int axis = 0; axis < 2; axis++) {
                double[] slope = equations.slopes[axis];
                for (int i = 0; i < n; i++) {
                    right[i] += slope[i] * equations.residuals[axis];
                    for (int j = 0; j < n; j++) {
                        square[i][j] += slope[i] * slope[j];
                    }
                }
            }
        }
        information = Cholesky.of(square);
        double[] step = information.solve(right);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            offSigmas[i] += step[i];
            largest = Math.max(largest, Math.abs(step[i]));
        }
        return largest;
    }

    PoseShift correction() {
        return shift(offSigmas);
    }

    /// The errors of the corrected pose: independent again, one standard deviation each.
    List<PoseShift> errorsLeft() {
        return IntStream.range(0, offSigmas.length)
                .mapToObj(i -> shift(information.solveUpper(unit(i))))
                .toList();
    }

    /// The landmark that fits worst, if its squared residual, in units of its own covariance after the
    /// fit, is greater than the limit.
    Optional<Landmark> findWorst(double limit) {
        Optional<Landmark> worst = Optional.empty();
        double largest = limit;
        for (Landmark landmark : landmarks) {
            double misfit = misfit(equations(landmark));
            if (misfit > largest) {
                largest = misfit;
                worst = Optional.of(landmark);
            }
        }
        return worst;
    }

    private double misfit(Equations equations) {
        double[] across = equations.slopes[0];
        double[] down = equations.slopes[1];
        double[] acrossSpread = information.solve(across);
        Cholesky left =
                Cholesky.of(
                        new double[][] {
                            {1 - dot(across, acrossSpread), -dot(down, acrossSpread)},
                            {-dot(down, acrossSpread), 1 - dot(down, information.solve(down))}
                        });
        return dot(equations.residuals, left.solve(equations.residuals));
    }

    double residualSigmas() {
        return Math.sqrt(
                landmarks.stream()
                        .map(landmark -> equations(landmark).residuals)
                        .mapToDouble(residuals -> dot(residuals, residuals) / 2)
                        .average()
                        .orElse(Double.NaN));
    }

    private Equations equations(Landmark landmark) {
        Camera camera = corrected(offSigmas);
        Cholesky spread = spread(camera, landmark);
        int n = offSigmas.length;
        double[][] slopes = new double[2][n];
        for (int i = 0; i < n; i++) {
            Pixel plus = residual(corrected(stepped(i, DIFFERENCE_SIGMAS)), landmark);
            Pixel minus = residual(corrected(stepped(i, -DIFFERENCE_SIGMAS)), landmark);
            double[] slope =
                    spread.solveLower(
                            (minus.x() - plus.x()) / (2 * DIFFERENCE_SIGMAS),
                            (minus.y() - plus.y()) / (2 * DIFFERENCE_SIGMAS));
            slopes[0][i] = slope[0];
            slopes[1][i] = slope[1];
        }
        Pixel residual = residual(camera, landmark);
        return new Equations(spread.solveLower(residual.x(), residual.y()), slopes);
    }

    /// The covariance of a landmark's pixel, square pixels.
    private static Cholesky spread(Camera camera, Landmark landmark) {
        double click = camera.sigmas().pixels();
        double[][] square = {{click * click + 1e-6, 0}, {0, click * click + 1e-6}};
        for (EastNorthUp sigma :
                List.of(
                        new EastNorthUp(landmark.levelSigmaMetres(), 0, 0),
                        new EastNorthUp(0, landmark.levelSigmaMetres(), 0),
                        new EastNorthUp(0, 0, landmark.heightSigmaMetres()))) {
            EastNorthUp step = sigma.times(DIFFERENCE_SIGMAS);
            Pixel plus = pixel(camera, landmark.place().plus(step));
            Pixel minus = pixel(camera, landmark.place().minus(step));
            double x = (plus.x() - minus.x()) / (2 * DIFFERENCE_SIGMAS);
            double y = (plus.y() - minus.y()) / (2 * DIFFERENCE_SIGMAS);
            square[0][0] += x * x;
            square[0][1] += x * y;
            square[1][0] += x * y;
            square[1][1] += y * y;
        }
        return Cholesky.of(square);
    }

    /// Where it was clicked, less where the camera would show it.
    private static Pixel residual(Camera camera, Landmark landmark) {
        Pixel shown = pixel(camera, landmark.place());
        return new Pixel(landmark.pixel().x() - shown.x(), landmark.pixel().y() - shown.y());
    }

    private static Pixel pixel(Camera camera, EastNorthUp place) {
        return camera.findPixel(place)
                .orElseThrow(
                        () -> new IllegalStateException("a landmark came to lie behind a camera"));
    }

    private Camera corrected(double[] sigmas) {
        return mounted.moved(shift(sigmas));
    }

    private PoseShift shift(double[] sigmas) {
        List<PoseShift> errors = mounted.poseErrors();
        PoseShift sum = PoseShift.NONE;
        for (int i = 0; i < sigmas.length; i++) {
            sum = sum.plus(errors.get(i).times(sigmas[i]));
        }
        return sum;
    }

    private double[] stepped(int index, double by) {
        double[] sigmas = offSigmas.clone();
        sigmas[index] += by;
        return sigmas;
    }

    private double[] unit(int index) {
        double[] unit = new double[offSigmas.length];
        unit[index] = 1;
        return unit;
    }

    private static double[][] identity(int size) {
        double[][] square = new double[size][size];
        for (int i = 0; i < size; i++) {
            square[i][i] = 1;
        }
        return square;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /// What one landmark says, whitened: two residuals, and the slopes of the shown pixel's two axes by
    /// the pose errors.
    private static final class Equations {
        private final double[] residuals;
        private final double[][] slopes;

        Equations(double[] residuals, double[][] slopes) {
            this.residuals = residuals;
            this.slopes = slopes;
        }
    }
}
