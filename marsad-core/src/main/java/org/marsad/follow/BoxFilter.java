package org.marsad.follow;

/// Where a box is and how it moves: a constant-velocity Kalman filter for its centre, and one for
/// its size that lets the change of size fade. The axes do not disturb each other and share their
/// noise, so x and y need one covariance of three numbers between them, width and height another.
/// All noise scales with the size of the box: a far thing has a small box and moves few pixels; a
/// floor in pixels keeps boxes of 4 × 4 pixels honest.
final class BoxFilter {

    private static final double MEASURED_SHARE = 0.05;
    private static final double MEASURED_PIXELS = 0.6;
    private static final double ACCELERATION_SHARE = 0.15;
    private static final double ACCELERATION_PIXELS = 4;
    private static final double SIZE_CHANGE_SHARE = 0.2;
    private static final double SPEED_PIXELS_PER_SECOND = 150;

    double x;
    double y;
    double width;
    double height;
    private double rateX;
    private double rateY;
    private double rateWidth;
    private double rateHeight;
    private final Spread centre = new Spread();
    private final Spread size = new Spread();

    /// How unsure a value and its rate are, for two axes alike.
    private static final class Spread {
        private double variance;
        private double covariance;
        private double rateVariance;

        void set(Spread other) {
            variance = other.variance;
            covariance = other.covariance;
            rateVariance = other.rateVariance;
        }

        void predict(double reach, double keep, double seconds, double noise) {
            double carried = covariance + reach * rateVariance;
            double walked = noise * reach * reach;
            variance += reach * (covariance + carried) + walked * seconds / 3;
            covariance = keep * carried + walked / 2;
            rateVariance = keep * keep * rateVariance + noise * seconds;
        }

        void update(double gain, double rateGain) {
            rateVariance -= rateGain * covariance;
            covariance -= gain * covariance;
            variance -= gain * variance;
        }

        void scale(double factor) {
            variance *= factor;
            covariance *= factor;
            rateVariance *= factor;
        }
    }

    /// A thing seen for the first time may move at 150 pixels or its own size per second, or somewhat more.
    void start(double atX, double atY, double wide, double high) {
        x = atX;
        y = atY;
        width = wide;
        height = high;
        double across = Math.sqrt(wide * high);
        double measured = measuredSigma(across) * measuredSigma(across);
        centre.variance = measured;
        centre.rateVariance = SPEED_PIXELS_PER_SECOND * SPEED_PIXELS_PER_SECOND + across * across;
        size.variance = 2 * measured;
        size.rateVariance = SIZE_CHANGE_SHARE * SIZE_CHANGE_SHARE * across * across;
    }

    void set(BoxFilter other) {
        x = other.x;
        y = other.y;
        width = other.width;
        height = other.height;
        rateX = other.rateX;
        rateY = other.rateY;
        rateWidth = other.rateWidth;
        rateHeight = other.rateHeight;
        centre.set(other.centre);
        size.set(other.size);
    }

    void predict(Step step) {
        double acceleration = ACCELERATION_SHARE * Math.sqrt(width * height) + ACCELERATION_PIXELS;
        double noise = acceleration * acceleration;
        double reach = step.centreReach;
        double keep = step.centreKeep;
        x += reach * rateX;
        y += reach * rateY;
        rateX *= keep;
        rateY *= keep;
        centre.predict(reach, keep, step.seconds, noise);
        predictSize(step, SIZE_CHANGE_SHARE * SIZE_CHANGE_SHARE * noise);
    }

    private void predictSize(Step step, double noise) {
        double reach = step.sizeReach;
        double keep = step.sizeKeep;
        width = Math.max(1, width + reach * rateWidth);
        height = Math.max(1, height + reach * rateHeight);
        rateWidth *= keep;
        rateHeight *= keep;
        size.predict(reach, keep, step.seconds, noise);
    }

    void update(double seenX, double seenY, double wide, double high) {
        double sigma = measuredSigma(Math.sqrt(wide * high));
        double total = centre.variance + sigma * sigma;
        double gain = centre.variance / total;
        double rateGain = centre.covariance / total;
        double offX = seenX - x;
        double offY = seenY - y;
        x += gain * offX;
        y += gain * offY;
        rateX += rateGain * offX;
        rateY += rateGain * offY;
        centre.update(gain, rateGain);
        updateSize(wide, high, 2 * sigma * sigma);
    }

    private void updateSize(double wide, double high, double measured) {
        double total = size.variance + measured;
        double gain = size.variance / total;
        double rateGain = size.covariance / total;
        double wider = wide - width;
        double higher = high - height;
        width = Math.max(1, width + gain * wider);
        height = Math.max(1, height + gain * higher);
        rateWidth += rateGain * wider;
        rateHeight += rateGain * higher;
        size.update(gain, rateGain);
    }

    /// The camera has turned: what stood still stands elsewhere in its picture.
    void shift(PictureShift shift) {
        double oldX = x;
        x = shift.x(oldX, y);
        y = shift.y(oldX, y);
        double oldRate = rateX;
        rateX = shift.xx() * oldRate + shift.xy() * rateY;
        rateY = shift.yx() * oldRate + shift.yy() * rateY;
        double scale = shift.scale();
        width = Math.max(1, width * scale);
        height = Math.max(1, height * scale);
        rateWidth *= scale;
        rateHeight *= scale;
        centre.scale(scale * scale);
        size.scale(scale * scale);
    }

    /// One standard deviation of the centre, along either axis.
    double centreSigmaPixels() {
        return Math.sqrt(centre.variance);
    }

    private static double measuredSigma(double size) {
        return MEASURED_SHARE * size + MEASURED_PIXELS;
    }
}
