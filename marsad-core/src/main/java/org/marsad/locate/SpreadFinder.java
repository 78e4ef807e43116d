package org.marsad.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.geo.Ray;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.PoseShift;
import org.marsad.terrain.Terrain;

/// Follows a foot seen by a camera to the ground, with the errors on the way: two of the pixel, those of
/// the camera's pose and focal length, and the ground's height. They are independent, so each is
/// put √3 standard deviations off to both sides and the ray followed to the ground again. From the
/// two displaced places come its share of the covariance and, from their asymmetry, the shift of the
/// mean: second-order divided differences, exact for any quadratic. It sees a slope that a derivative at
/// one point does not, and needs no derivative of the ground. Cost: up to 21 rays.
///
/// Limits: errors are Gaussian; where one of the rays passes the ground (the horizon, the edge of
/// the known ground) or the spread along the line of sight exceeds a quarter of the range, no ellipse
/// is honest and there is none. Behind a crest the true spread has two parts; the ellipse covers
/// both when the displaced rays found them.
///
/// Reference: M. Nørgaard, N. K. Poulsen, O. Ravn, *New developments in state estimation for nonlinear
/// systems*, Automatica 36 (2000), equations 28 and 32 with h² = 3.
final class SpreadFinder {

    private static final double STEP_SIGMAS = Math.sqrt(3);
    private static final double MEAN_WEIGHT = 1 / (2 * 3.0);
    private static final double SLOPE_WEIGHT = 1 / (4 * 3.0);
    private static final double CURVE_WEIGHT = (3.0 - 1) / (4 * 9.0);
    private static final double LARGEST_RANGE_RATIO = 0.25;

    /// Nothing on the ground is a point: 1 cm.
    private static final double LEAST_SQUARE_METRES = 1e-4;

    private final Camera camera;
    private final Terrain terrain;
    private final EastNorthUp terrainStep;
    private final double maximumRangeMetres;
    private final List<Pair<Camera>> cameras = new ArrayList<>();

    SpreadFinder(
            Camera camera, Terrain terrain, double terrainSigmaMetres, double maximumRangeMetres) {
        this.camera = camera;
        this.terrain = terrain;
        this.terrainStep = new EastNorthUp(0, 0, STEP_SIGMAS * terrainSigmaMetres);
        this.maximumRangeMetres = maximumRangeMetres;
        for (PoseShift error : camera.poseErrors()) {
            cameras.add(
                    new Pair<>(
                            camera.moved(error.times(STEP_SIGMAS)),
                            camera.moved(error.times(-STEP_SIGMAS))));
        }
    }

    /// The pixel where a thing stands, and the standard deviations of it.
    record Foot(Pixel pixel, double acrossSigmaPixels, double downSigmaPixels) {

        /// As sure, elsewhere in the picture.
        Foot at(Pixel other) {
            return new Foot(other, acrossSigmaPixels, downSigmaPixels);
        }
    }

    Optional<Spread> find(Foot foot) {
        Ray central = camera.ray(foot.pixel);
        Optional<EastNorthUp> hit = terrain.findHit(central, maximumRangeMetres);
        if (hit.isEmpty()) {
            return Optional.empty();
        }
        Sums sums = new Sums(hit.get());
        for (Pair<Ray> rays : displaced(foot, central)) {
            Optional<EastNorthUp> plus = terrain.findHit(rays.plus, maximumRangeMetres);
            Optional<EastNorthUp> minus = terrain.findHit(rays.minus, maximumRangeMetres);
            if (plus.isEmpty() || minus.isEmpty()) {
                return Optional.empty();
            }
            sums.add(plus.get(), minus.get());
        }
        Spread spread = sums.spread(terrain);
        double range = hit.get().horizontalDistanceMetres(camera.pose().position());
        double along = spread.sigmaAlongMetres(central);
        return along > LARGEST_RANGE_RATIO * range ? Optional.empty() : Optional.of(spread);
    }

    /// How far the bearing of a pixel is off, by the same errors.
    double azimuthSigmaRadians(Foot seen) {
        Pixel pixel = seen.pixel;
        double perPixel =
                azimuthBetween(camera.ray(pixel), ray(pixel, 1, 0)) * seen.acrossSigmaPixels;
        double square = perPixel * perPixel;
        for (Pair<Camera> pair : cameras) {
            double slope =
                    azimuthBetween(pair.minus.ray(pixel), pair.plus.ray(pixel)) / (2 * STEP_SIGMAS);
            square += slope * slope;
        }
        return Math.sqrt(square);
    }

    /// Clockwise from north, 0 to 2π.
    static double azimuthRadians(Camera camera, Pixel pixel) {
        double azimuth = azimuthRadians(camera.ray(pixel));
        return azimuth < 0 ? azimuth + 2 * Math.PI : azimuth;
    }

    private static double azimuthBetween(Ray from, Ray to) {
        return Math.IEEEremainder(azimuthRadians(to) - azimuthRadians(from), 2 * Math.PI);
    }

    private static double azimuthRadians(Ray ray) {
        return Math.atan2(ray.direction().eastMetres(), ray.direction().northMetres());
    }

    private List<Pair<Ray>> displaced(Foot foot, Ray central) {
        double across = STEP_SIGMAS * foot.acrossSigmaPixels;
        double down = STEP_SIGMAS * foot.downSigmaPixels;
        List<Pair<Ray>> rays = new ArrayList<>();
        rays.add(new Pair<>(ray(foot.pixel, across, 0), ray(foot.pixel, -across, 0)));
        rays.add(new Pair<>(ray(foot.pixel, 0, down), ray(foot.pixel, 0, -down)));
        for (Pair<Camera> pair : cameras) {
            rays.add(new Pair<>(pair.plus.ray(foot.pixel), pair.minus.ray(foot.pixel)));
        }
        if (terrainStep.upMetres() > 0) {
            // Ground that is higher is the same as a camera that is lower.
            rays.add(
                    new Pair<>(
                            new Ray(central.origin().minus(terrainStep), central.direction()),
                            new Ray(central.origin().plus(terrainStep), central.direction())));
        }
        return rays;
    }

    private Ray ray(Pixel pixel, double across, double down) {
        return camera.ray(new Pixel(pixel.x() + across, pixel.y() + down));
    }

    /// The same thing with one error put off to both sides.
    private record Pair<T>(T plus, T minus) {}

    /// The running sums of mean and covariance over the ground.
    private static final class Sums {
        private final EastNorthUp centre;
        private double east;
        private double north;
        private double up;
        private double eastEast = LEAST_SQUARE_METRES;
        private double eastNorth;
        private double northNorth = LEAST_SQUARE_METRES;

        Sums(EastNorthUp centre) {
            this.centre = centre;
        }

        void add(EastNorthUp plus, EastNorthUp minus) {
            EastNorthUp slope = plus.minus(minus);
            EastNorthUp curve = plus.plus(minus).minus(centre.times(2));
            east += MEAN_WEIGHT * curve.eastMetres();
            north += MEAN_WEIGHT * curve.northMetres();
            up += MEAN_WEIGHT * curve.upMetres();
            addSquare(slope, SLOPE_WEIGHT);
            addSquare(curve, CURVE_WEIGHT);
        }

        private void addSquare(EastNorthUp v, double weight) {
            eastEast += weight * v.eastMetres() * v.eastMetres();
            eastNorth += weight * v.eastMetres() * v.northMetres();
            northNorth += weight * v.northMetres() * v.northMetres();
        }

        Spread spread(Terrain terrain) {
            EastNorthUp mean = centre.plus(new EastNorthUp(east, north, up));
            double ground =
                    terrain.findHeightMetres(mean.eastMetres(), mean.northMetres())
                            .orElse(mean.upMetres());
            return new Spread(
                    new EastNorthUp(mean.eastMetres(), mean.northMetres(), ground),
                    new GroundCovariance(eastEast, eastNorth, northNorth));
        }
    }
}
