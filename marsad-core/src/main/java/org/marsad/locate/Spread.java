package org.marsad.locate;

import java.util.Optional;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.geo.Ray;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Lens;
import org.marsad.terrain.Terrain;

/// Where a foot stands and how far that place is spread by the errors behind it: two of the pixel,
/// three of the camera's place, pan, tilt, roll, and focal length. They are independent, so each is
/// put √3 standard deviations off to both sides and the ray followed to the ground again. From the
/// two displaced places come its share of the covariance and, from their asymmetry, the shift of the
/// mean: second-order divided differences, exact for any quadratic. It sees a slope that a derivative at
/// one point does not, and needs no derivative of the ground. Cost: 19 rays.
///
/// An error of the ground's height is the same as one of the camera's height, the other way.
///
/// Limits: errors are Gaussian; where one of the 19 rays passes the ground (the horizon, the edge of
/// the known ground) or the spread along the line of sight exceeds a quarter of the range, no ellipse
/// is honest and there is none. Behind a crest the true spread has two parts; the ellipse covers
/// both when the displaced rays found them.
///
/// Reference: M. Nørgaard, N. K. Poulsen, O. Ravn, *New developments in state estimation for nonlinear
/// systems*, Automatica 36 (2000), equations 28 and 32 with h² = 3.
record Spread(EastNorthUp mean, GroundCovariance covariance) {

    private static final double STEP_SIGMAS = Math.sqrt(3);
    private static final double MEAN_WEIGHT = 1 / (2 * 3.0);
    private static final double SLOPE_WEIGHT = 1 / (4 * 3.0);
    private static final double CURVE_WEIGHT = (3.0 - 1) / (4 * 9.0);
    private static final double LARGEST_RANGE_RATIO = 0.25;

    /// Nothing on the ground is a point: 1 cm.
    private static final double LEAST_SQUARE_METRES = 1e-4;

    /// The place where a foot was seen, and the standard deviations of that pixel.
    record Foot(Pixel pixel, double acrossSigmaPixels, double downSigmaPixels) {}

    static Optional<Spread> find(
            Foot foot,
            Camera camera,
            Terrain terrain,
            double terrainSigmaMetres,
            double maximumRangeMetres) {
        Ray central = camera.ray(foot.pixel);
        Optional<EastNorthUp> hit = terrain.findHit(central, maximumRangeMetres);
        if (hit.isEmpty()) {
            return Optional.empty();
        }
        Sums sums = new Sums(hit.get());
        Ray[] displaced = displaced(foot, camera, terrainSigmaMetres);
        for (int i = 0; i < displaced.length; i += 2) {
            Optional<EastNorthUp> plus = terrain.findHit(displaced[i], maximumRangeMetres);
            Optional<EastNorthUp> minus = terrain.findHit(displaced[i + 1], maximumRangeMetres);
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

    private double sigmaAlongMetres(Ray ray) {
        double east = ray.direction().eastMetres();
        double north = ray.direction().northMetres();
        double square = east * east + north * north;
        if (square < 1e-12) {
            return 0;
        }
        return Math.sqrt(
                (covariance.eastEast() * east * east
                                + 2 * covariance.eastNorth() * east * north
                                + covariance.northNorth() * north * north)
                        / square);
    }

    /// Pairs of rays, each pair one error to both sides.
    private static Ray[] displaced(Foot foot, Camera camera, double terrainSigmaMetres) {
        CameraSigmas sigmas = camera.sigmas();
        Ray ray = camera.ray(foot.pixel);
        double place = STEP_SIGMAS * sigmas.positionMetres();
        double height = STEP_SIGMAS * Math.hypot(sigmas.positionMetres(), terrainSigmaMetres);
        EastNorthUp forward = camera.pose().attitude().toLocal(0, 0, 1);
        EastNorthUp up = new EastNorthUp(0, 0, 1);
        EastNorthUp right = levelRight(forward, camera);
        double across = STEP_SIGMAS * foot.acrossSigmaPixels;
        double down = STEP_SIGMAS * foot.downSigmaPixels;
        double zoom = STEP_SIGMAS * sigmas.focalRatio();
        return new Ray[] {
            camera.ray(moved(foot.pixel, across, 0)),
            camera.ray(moved(foot.pixel, -across, 0)),
            camera.ray(moved(foot.pixel, 0, down)),
            camera.ray(moved(foot.pixel, 0, -down)),
            shifted(ray, new EastNorthUp(place, 0, 0)),
            shifted(ray, new EastNorthUp(-place, 0, 0)),
            shifted(ray, new EastNorthUp(0, place, 0)),
            shifted(ray, new EastNorthUp(0, -place, 0)),
            shifted(ray, new EastNorthUp(0, 0, height)),
            shifted(ray, new EastNorthUp(0, 0, -height)),
            turned(ray, up, STEP_SIGMAS * sigmas.panRadians()),
            turned(ray, up, -STEP_SIGMAS * sigmas.panRadians()),
            turned(ray, right, STEP_SIGMAS * sigmas.tiltRadians()),
            turned(ray, right, -STEP_SIGMAS * sigmas.tiltRadians()),
            turned(ray, forward, STEP_SIGMAS * sigmas.rollRadians()),
            turned(ray, forward, -STEP_SIGMAS * sigmas.rollRadians()),
            camera.ray(zoomed(foot.pixel, camera.lens(), 1 + zoom)),
            camera.ray(zoomed(foot.pixel, camera.lens(), Math.max(0.1, 1 - zoom)))
        };
    }

    /// The axis that tilt turns about: level, to the right of where the camera looks.
    private static EastNorthUp levelRight(EastNorthUp forward, Camera camera) {
        double level = Math.hypot(forward.eastMetres(), forward.northMetres());
        return level < 1e-6
                ? camera.pose().attitude().toLocal(1, 0, 0)
                : new EastNorthUp(forward.northMetres() / level, -forward.eastMetres() / level, 0);
    }

    private static Pixel moved(Pixel pixel, double across, double down) {
        return new Pixel(pixel.x() + across, pixel.y() + down);
    }

    private static Pixel zoomed(Pixel pixel, Lens lens, double factor) {
        return new Pixel(
                lens.principalXPixels() + (pixel.x() - lens.principalXPixels()) / factor,
                lens.principalYPixels() + (pixel.y() - lens.principalYPixels()) / factor);
    }

    private static Ray shifted(Ray ray, EastNorthUp by) {
        return new Ray(ray.origin().plus(by), ray.direction());
    }

    private static Ray turned(Ray ray, EastNorthUp axis, double angleRadians) {
        Attitude turn =
                Attitude.aboutAxis(
                        axis.eastMetres(), axis.northMetres(), axis.upMetres(), angleRadians);
        EastNorthUp d = ray.direction();
        EastNorthUp to = turn.toLocal(d.eastMetres(), d.northMetres(), d.upMetres());
        return new Ray(ray.origin(), to.times(1 / to.lengthMetres()));
    }

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
