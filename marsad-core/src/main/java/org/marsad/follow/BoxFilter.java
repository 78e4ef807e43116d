package org.marsad.follow;

import org.marsad.detect.PixelBox;

/// Where a box is and how it moves: a constant-velocity Kalman filter for its centre, and one for
/// its size that lets the change of size fade. The axes do not disturb each other, so each is a
/// filter of two numbers. All noise scales with the size of the box: a far thing has a small box and
/// moves few pixels; a floor in pixels keeps boxes of 4 × 4 pixels honest.
final class BoxFilter {

    private static final double MEASURED_SHARE = 0.05;
    private static final double MEASURED_PIXELS = 0.6;
    private static final double ACCELERATION_SHARE = 0.2;
    private static final double ACCELERATION_PIXELS = 4;
    private static final double SIZE_CHANGE_SHARE = 0.25;
    private static final double SIZE_MEMORY_SECONDS = 0.5;
    private static final double CENTRE_MEMORY_SECONDS = 30;

    private final Axis x;
    private final Axis y;
    private final Axis width;
    private final Axis height;

    private BoxFilter(Axis x, Axis y, Axis width, Axis height) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
    }

    static BoxFilter start(PixelBox box, double fastestPixelsPerSecond) {
        double speed = Math.hypot(fastestPixelsPerSecond, scale(box));
        double measured = measuredVariance(box);
        return new BoxFilter(
                new Axis(box.centre().x(), measured, speed),
                new Axis(box.centre().y(), measured, speed),
                new Axis(box.width(), 2 * measured, SIZE_CHANGE_SHARE * scale(box)),
                new Axis(box.height(), 2 * measured, SIZE_CHANGE_SHARE * scale(box)));
    }

    BoxFilter copy() {
        return new BoxFilter(x.copy(), y.copy(), width.copy(), height.copy());
    }

    void predict(double seconds) {
        double size = Math.sqrt(Math.max(width.value * height.value, 1));
        double acceleration = ACCELERATION_SHARE * size + ACCELERATION_PIXELS;
        double noise = acceleration * acceleration;
        x.predict(seconds, noise, CENTRE_MEMORY_SECONDS);
        y.predict(seconds, noise, CENTRE_MEMORY_SECONDS);
        double sizeNoise = SIZE_CHANGE_SHARE * SIZE_CHANGE_SHARE * noise;
        width.predict(seconds, sizeNoise, SIZE_MEMORY_SECONDS);
        height.predict(seconds, sizeNoise, SIZE_MEMORY_SECONDS);
    }

    void update(PixelBox box) {
        double measured = measuredVariance(box);
        x.update(box.centre().x(), measured);
        y.update(box.centre().y(), measured);
        width.update(box.width(), 2 * measured);
        height.update(box.height(), 2 * measured);
    }

    PixelBox box() {
        double w = Math.max(width.value, 1);
        double h = Math.max(height.value, 1);
        return new PixelBox(x.value - w / 2, y.value - h / 2, w, h);
    }

    /// One standard deviation of the centre, both axes together.
    double centreSigmaPixels() {
        return Math.sqrt((x.valueVariance + y.valueVariance) / 2);
    }

    double speedXPixelsPerSecond() {
        return x.rate;
    }

    double speedYPixelsPerSecond() {
        return y.rate;
    }

    private static double scale(PixelBox box) {
        return Math.sqrt(box.area());
    }

    private static double measuredVariance(PixelBox box) {
        double sigma = MEASURED_SHARE * scale(box) + MEASURED_PIXELS;
        return sigma * sigma;
    }

    private static final class Axis {
        private double value;
        private double rate;
        private double valueVariance;
        private double covariance;
        private double rateVariance;

        Axis(double value, double valueVariance, double rateSigma) {
            this.value = value;
            this.valueVariance = valueVariance;
            this.rateVariance = rateSigma * rateSigma;
        }

        Axis copy() {
            Axis copy = new Axis(value, valueVariance, 0);
            copy.rate = rate;
            copy.covariance = covariance;
            copy.rateVariance = rateVariance;
            return copy;
        }

        void predict(double seconds, double noise, double memorySeconds) {
            double keep = Math.exp(-seconds / memorySeconds);
            double reach = memorySeconds * (1 - keep);
            value += reach * rate;
            rate *= keep;
            valueVariance +=
                    reach * (2 * covariance + reach * rateVariance)
                            + noise * reach * reach * seconds / 3;
            covariance = keep * (covariance + reach * rateVariance) + noise * reach * reach / 2;
            rateVariance = keep * keep * rateVariance + noise * seconds;
        }

        void update(double measured, double variance) {
            double total = valueVariance + variance;
            double gain = valueVariance / total;
            double rateGain = covariance / total;
            double innovation = measured - value;
            value += gain * innovation;
            rate += rateGain * innovation;
            rateVariance -= rateGain * covariance;
            covariance -= gain * covariance;
            valueVariance -= gain * valueVariance;
        }
    }
}
