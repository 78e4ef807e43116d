package org.marsad.follow;

/// How high the boxes of things are at each height of the picture, learnt on line from what was
/// followed steadily. On level ground the height of an upright thing's box is a straight line over the
/// row its foot stands in (Hoiem, Efros and Hebert, "Putting objects in perspective", IJCV 80, 2008);
/// boxes of half a person, of two at once, or of a doorway lie off that line.
///
/// Least squares of the height over the foot, and the variance of the logarithm of measured over
/// expected height. The variance starts wide and counts as {@link #PRIOR_COUNT} things, so the line has no say
/// until it has proved itself, and never gains one where people, cars and birds share the picture or
/// the ground is steep: there the variance stays as wide as that of noise.
final class SizeByPlace {

    private static final double PRIOR_COUNT = 60;
    private static final double NOISE_SIGMA = 0.5;
    private static final double LEAST_SIGMA = 0.12;
    private static final double MEASURED_PIXELS = 2;
    private static final double MOST_SUPPORT = 2;
    private static final double MOST_COUNT = 3000;
    private static final double ROW_VARIANCE_FLOOR = 100;
    private static final double LEAST_HEIGHT_PIXELS = 3;
    private static final int LEAST_COUNT = 5;

    private double count;
    private double sumFoot;
    private double sumFootFoot;
    private double sumHeight;
    private double sumFootHeight;
    private double squares;
    private double squareCount;
    private double atTop;
    private double perRow;
    private double variance = NOISE_SIGMA * NOISE_SIGMA;

    /// Fits the line to all that was learnt; once a frame is enough.
    void fit() {
        if (count < LEAST_COUNT) {
            return;
        }
        double foot = sumFoot / count;
        double height = sumHeight / count;
        double rowVariance = sumFootFoot / count - foot * foot;
        perRow = (sumFootHeight / count - foot * height) / (rowVariance + ROW_VARIANCE_FLOOR);
        atTop = height - perRow * foot;
        double learnt = (PRIOR_COUNT + squares) / (PRIOR_COUNT + squareCount);
        variance = Math.max(learnt, LEAST_SIGMA * LEAST_SIGMA);
    }

    /// A belief changed by how well the size fits the place: the ratio of the two likelihoods, of a
    /// thing and of noise, multiplies the odds. Heights are measured to two pixels, which is much of a
    /// far thing.
    double weigh(double belief, double foot, double height) {
        double ofThing = variance + MEASURED_PIXELS * MEASURED_PIXELS / (height * height);
        double ofNoise = NOISE_SIGMA * NOISE_SIGMA;
        if (ofThing >= ofNoise) {
            return belief;
        }
        double off = logRatio(foot, height);
        double likelier =
                Math.sqrt(ofNoise / ofThing)
                        * Math.exp(off * off / 2 * (1 / ofNoise - 1 / ofThing));
        double support = Math.min(likelier, MOST_SUPPORT);
        double supported = belief * support;
        return supported / (supported + 1 - belief);
    }

    void learn(double foot, double height) {
        if (count >= LEAST_COUNT) {
            double off = logRatio(foot, height);
            squares += Math.min(off * off, 1);
            squareCount++;
        }
        count++;
        sumFoot += foot;
        sumFootFoot += foot * foot;
        sumHeight += height;
        sumFootHeight += foot * height;
        if (count >= MOST_COUNT) {
            halve();
        }
    }

    private void halve() {
        count /= 2;
        sumFoot /= 2;
        sumFootFoot /= 2;
        sumHeight /= 2;
        sumFootHeight /= 2;
        squares /= 2;
        squareCount /= 2;
    }

    /// The camera has tilted: all rows move.
    void shift(double downPixels) {
        sumFootFoot += downPixels * (2 * sumFoot + downPixels * count);
        sumFootHeight += downPixels * sumHeight;
        sumFoot += downPixels * count;
    }

    private double logRatio(double foot, double height) {
        return Math.log(height / Math.max(atTop + perRow * foot, LEAST_HEIGHT_PIXELS));
    }
}
