package org.marsad.follow;

import org.marsad.detect.PixelBox;

/// Where a box is and how it moves: a constant-velocity Kalman filter for each coordinate of its
/// centre, and a running mean of its size. Errors scale with the box's height, as those of detectors
/// do: {@value #PLACE_SHARE} of it for a place, {@value #SPEED_SHARE} of it per second and √s for a speed.
///
/// After a gap the velocity is taken from the two observations at its ends instead of from the drifted
/// prediction (observation-centric re-update: Cao et al., "Observation-Centric SORT", CVPR 2023).
final class BoxMotion {

    private static final double PLACE_SHARE = 0.05;
    private static final double SPEED_SHARE = 0.35;
    private static final double START_SPEED_SHARE = 1.0;

    /// A vehicle far away is a few pixels that move more than their own size a frame.
    private static final double START_SPEED_PIXELS_PER_SECOND = 30;

    private static final double SIZE_GAIN = 0.3;
    private static final double LEAST_SIGMA_PIXELS = 0.7;
    private static final double GAP_SECONDS = 0.5;

    private final Axis x;
    private final Axis y;
    private double width;
    private double height;
    private double lastX;
    private double lastY;

    /// One coordinate: place, velocity and their covariance.
    private static final class Axis {
        private double place;
        private double velocity;
        private double placeVariance;
        private double covariance;
        private double velocityVariance;

        Axis(double place, double placeSigma, double velocitySigma) {
            this.place = place;
            this.placeVariance = placeSigma * placeSigma;
            this.velocityVariance = velocitySigma * velocitySigma;
        }

        void predict(double seconds, double accelerationDensity) {
            place += velocity * seconds;
            placeVariance +=
                    seconds * (2 * covariance + seconds * velocityVariance)
                            + accelerationDensity * seconds * seconds * seconds / 3;
            covariance += seconds * velocityVariance + accelerationDensity * seconds * seconds / 2;
            velocityVariance += accelerationDensity * seconds;
        }

        void update(double measured, double sigma) {
            double innovation = placeVariance + sigma * sigma;
            double placeGain = placeVariance / innovation;
            double velocityGain = covariance / innovation;
            double residual = measured - place;
            place += placeGain * residual;
            velocity += velocityGain * residual;
            velocityVariance -= velocityGain * covariance;
            covariance *= 1 - placeGain;
            placeVariance *= 1 - placeGain;
        }
    }

    BoxMotion(PixelBox box) {
        double sigma = sigma(box.height());
        double speed = START_SPEED_SHARE * box.height() + START_SPEED_PIXELS_PER_SECOND;
        x = new Axis(box.centre().x(), sigma, speed);
        y = new Axis(box.centre().y(), sigma, speed);
        width = box.width();
        height = box.height();
        lastX = box.centre().x();
        lastY = box.centre().y();
    }

    private static double sigma(double height) {
        return Math.max(PLACE_SHARE * height, LEAST_SIGMA_PIXELS);
    }

    void predict(double seconds) {
        double density = Math.pow(SPEED_SHARE * height + LEAST_SIGMA_PIXELS, 2);
        x.predict(seconds, density);
        y.predict(seconds, density);
    }

    void update(PixelBox box, double secondsUnseen) {
        double sigma = sigma(box.height());
        if (secondsUnseen > GAP_SECONDS) {
            x.velocity = (box.centre().x() - lastX) / secondsUnseen;
            y.velocity = (box.centre().y() - lastY) / secondsUnseen;
            x.place = box.centre().x();
            y.place = box.centre().y();
        }
        x.update(box.centre().x(), sigma);
        y.update(box.centre().y(), sigma);
        width += SIZE_GAIN * (box.width() - width);
        height += SIZE_GAIN * (box.height() - height);
        lastX = box.centre().x();
        lastY = box.centre().y();
    }

    PixelBox box() {
        return new PixelBox(x.place - width / 2, y.place - height / 2, width, height);
    }

    /// Squared distance between a seen box's centre and the prediction, in standard deviations;
    /// half of the box counts as error too, since blobs split and merge.
    double squaredDistance(PixelBox seen) {
        double sigma = sigma(height);
        double dx = seen.centre().x() - x.place;
        double dy = seen.centre().y() - y.place;
        double acrossVariance = x.placeVariance + sigma * sigma + width * width / 16;
        double downVariance = y.placeVariance + sigma * sigma + height * height / 64;
        return dx * dx / acrossVariance + dy * dy / downVariance;
    }
}
