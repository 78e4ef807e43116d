package org.marsad.locate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;
import org.marsad.detect.PixelBox;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.Camera;

/// What a thing may be by its size in metres, when nothing better is known. Bayes over the logarithms
/// of height and width, each normal for a kind of thing, against an even spread over everything from 5 cm
/// to 20 m; the errors of box and range widen all of them. Under 60 % it stays unknown.
///
/// The kinds, height × width as a camera from the side sees them:
///
/// - a person: stature 1.53 m (5th percentile of women) to 1.87 m (95th of men), shoulders 0.4 to 0.6 m
///   (ANSUR II, 2012), in step up to 1 m wide; children and stooping people make it wider;
/// - people side by side, whose box is wide but as high as one;
/// - a vehicle: cars 1.4 to 2 m high, 1.7 to 2 m wide, 3.6 to 5.2 m long (ISO 3833 passenger cars), lorries
///   up to 4 m high and 16.5 m long (EU directive 96/53/EC);
/// - an animal: dog, sheep, goat, gazelle to donkey: 0.4 to 1.3 m high, longer than high;
/// - a herd that is seen as one: wider than a car is long, and lower than a lorry, though seen from a tower its far
///   side stands above its near one.
///
/// Limits: five people abreast read as a vehicle, a motorcycle or a cow as nothing or a vehicle, a child
/// on all fours as an animal. Looked at steeply (more than 40° down) heights can't be told and all is
/// unknown. A detector that knows shapes overrules this.
record SizeClassifier(Camera camera) {

    private static final double LEAST_CONFIDENCE = 0.6;
    private static final double STEEPEST_SINE = Math.sin(Math.toRadians(40));
    private static final double BOX_EDGE_SIGMA_PIXELS = 1.5;
    private static final double ANYTHING_DENSITY = 0.10 / Math.pow(Math.log(20 / 0.05), 2);

    /// Middle and spread (of the natural logarithm) of height and width.
    private enum Kind {
        ONE_PERSON(ObjectClass.PERSON, 0.40, 1.68, 0.14, 0.65, 0.30),
        PEOPLE(ObjectClass.PERSON, 0.12, 1.75, 0.12, 1.60, 0.35),
        CAR(ObjectClass.VEHICLE, 0.20, 1.70, 0.25, 3.40, 0.45),
        LORRY(ObjectClass.VEHICLE, 0.06, 3.00, 0.25, 7.50, 0.50),
        BEAST(ObjectClass.ANIMAL, 0.13, 0.75, 0.35, 1.10, 0.35),
        HERD(ObjectClass.ANIMAL, 0.06, 1.40, 0.45, 10.0, 0.55);

        final ObjectClass objectClass;
        final double share;
        final double heightMetres;
        final double heightSpread;
        final double widthMetres;
        final double widthSpread;

        Kind(
                ObjectClass objectClass,
                double share,
                double heightMetres,
                double heightSpread,
                double widthMetres,
                double widthSpread) {
            this.objectClass = objectClass;
            this.share = share;
            this.heightMetres = heightMetres;
            this.heightSpread = heightSpread;
            this.widthMetres = widthMetres;
            this.widthSpread = widthSpread;
        }
    }

    Classification classify(PixelBox box, Spread spread) {
        EastNorthUp foot = spread.mean();
        EastNorthUp toFoot = foot.minus(camera.pose().position());
        double range = toFoot.lengthMetres();
        if (-toFoot.upMetres() > STEEPEST_SINE * range) {
            return Classification.UNKNOWN;
        }
        Optional<Pixel> bottom = camera.findPixel(foot);
        Optional<Pixel> top = camera.findPixel(foot.plus(new EastNorthUp(0, 0, 1)));
        if (bottom.isEmpty() || top.isEmpty()) {
            return Classification.UNKNOWN;
        }
        double pixelsPerMetreUp =
                Math.hypot(bottom.get().x() - top.get().x(), bottom.get().y() - top.get().y());
        double pixelsPerMetreAcross = camera.pixelsPerMetreAcross(foot);
        double rangeRatio = spread.covariance().ellipse(0.393).semiMajorMetres() / range;
        return likeliest(
                new Size(
                        Math.log(box.height() / pixelsPerMetreUp),
                        Math.hypot(rangeRatio, BOX_EDGE_SIGMA_PIXELS / box.height()),
                        Math.log(box.width() / pixelsPerMetreAcross),
                        Math.hypot(rangeRatio, BOX_EDGE_SIGMA_PIXELS / box.width())));
    }

    private record Size(double logHeight, double heightSigma, double logWidth, double widthSigma) {}

    private static Classification likeliest(Size size) {
        Map<ObjectClass, Double> weights = new EnumMap<>(ObjectClass.class);
        double sum = ANYTHING_DENSITY;
        for (Kind kind : Kind.values()) {
            double weight =
                    kind.share
                            * normal(
                                    size.logHeight - Math.log(kind.heightMetres),
                                    Math.hypot(kind.heightSpread, size.heightSigma))
                            * normal(
                                    size.logWidth - Math.log(kind.widthMetres),
                                    Math.hypot(kind.widthSpread, size.widthSigma));
            weights.merge(kind.objectClass, weight, Double::sum);
            sum += weight;
        }
        Classification best = Classification.UNKNOWN;
        for (var entry : weights.entrySet()) {
            double probability = entry.getValue() / sum;
            if (probability > Math.max(LEAST_CONFIDENCE, best.confidence())) {
                best = new Classification(entry.getKey(), probability);
            }
        }
        return best;
    }

    private static double normal(double off, double sigma) {
        return Math.exp(-off * off / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
    }
}
