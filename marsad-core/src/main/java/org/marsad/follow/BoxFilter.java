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
    private double centreVariance;
    private double centreCovariance;
    private double centreRateVariance;
    private double sizeVariance;
    private double sizeCovariance;
    private double sizeRateVariance;

    /// A thing seen for the first time may move at 150 pixels or its own size per second, or somewhat more.
    void start(double atX, double atY, double wide, double high) {
        x = atX;
        y = atY;
        width = wide;
        height = high;
        double size = Math.sqrt(wide * high);
        double measured = measuredSigma(size) * measuredSigma(size);
        centreVariance = measured;
        centreRateVariance = SPEED_PIXELS_PER_SECOND * SPEED_PIXELS_PER_SECOND + size * size;
        sizeVariance = 2 * measured;
        sizeRateVariance = SIZE_CHANGE_SHARE * SIZE_CHANGE_SHARE * size * size;
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
        centreVariance = other.centreVariance;
        centreCovariance = other.centreCovariance;
        centreRateVariance = other.centreRateVariance;
        sizeVariance = other.sizeVariance;
        sizeCovariance = other.sizeCovariance;
        sizeRateVariance = other.sizeRateVariance;
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
        double carried = centreCovariance + reach * centreRateVariance;
        double walked = noise * reach * reach;
        centreVariance += reach * (centreCovariance + carried) + walked * step.seconds / 3;
        centreCovariance = keep * carried + walked / 2;
        centreRateVariance = keep * keep * centreRateVariance + noise * step.seconds;
        predictSize(step, SIZE_CHANGE_SHARE * SIZE_CHANGE_SHARE * noise);
    }

    private void predictSize(Step step, double noise) {
        double reach = step.sizeReach;
        double keep = step.sizeKeep;
        width = Math.max(1, width + reach * rateWidth);
        height = Math.max(1, height + reach * rateHeight);
        rateWidth *= keep;
        rateHeight *= keep;
        double carried = sizeCovariance + reach * sizeRateVariance;
        double walked = noise * reach * reach;
        sizeVariance += reach * (sizeCovariance + carried) + walked * step.seconds / 3;
        sizeCovariance = keep * carried + walked / 2;
        sizeRateVariance = keep * keep * sizeRateVariance + noise * step.seconds;
    }

    void update(double seenX, double seenY, double wide, double high) {
        double sigma = measuredSigma(Math.sqrt(wide * high));
        double total = centreVariance + sigma * sigma;
        double gain = centreVariance / total;
        double rateGain = centreCovariance / total;
        double offX = seenX - x;
        double offY = seenY - y;
        x += gain * offX;
        y += gain * offY;
        rateX += rateGain * offX;
        rateY += rateGain * offY;
        centreRateVariance -= rateGain * centreCovariance;
        centreCovariance -= gain * centreCovariance;
        centreVariance -= gain * centreVariance;
        updateSize(wide, high, 2 * sigma * sigma);
    }

    private void updateSize(double wide, double high, double measured) {
        double total = sizeVariance + measured;
        double gain = sizeVariance / total;
        double rateGain = sizeCovariance / total;
        double wider = wide - width;
        double higher = high - height;
        width = Math.max(1, width + gain * wider);
        height = Math.max(1, height + gain * higher);
        rateWidth += rateGain * wider;
        rateHeight += rateGain * higher;
        sizeRateVariance -= rateGain * sizeCovariance;
        sizeCovariance -= gain * sizeCovariance;
        sizeVariance -= gain * sizeVariance;
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
        scaleVariances(scale * scale);
    }

    private void scaleVariances(double factor) {
        centreVariance *= factor;
        centreCovariance *= factor;
        centreRateVariance *= factor;
        sizeVariance *= factor;
        sizeCovariance *= factor;
        sizeRateVariance *= factor;
    }

    /// One standard deviation of the centre, along either axis.
    double centreSigmaPixels() {
        return Math.sqrt(centreVariance);
    }

    private static double measuredSigma(double size) {
        return MEASURED_SHARE * size + MEASURED_PIXELS;
    }
}
