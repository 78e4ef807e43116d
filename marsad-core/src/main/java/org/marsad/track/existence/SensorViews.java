package org.marsad.track.existence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.ErrorEllipse;
import org.marsad.sensor.SensorId;
import org.marsad.track.motion.Estimate;

/// What each sensor sees now, asked for a place that is not sure: the mean and four points √3 standard
/// deviations from it along the axes of its ellipse (the unscented transform of Julier and Uhlmann, 1997,
/// with κ = 1), so that an ellipse half outside a picture counts as half seen.
public final class SensorViews {

    private static final double OFF_SIGMAS = Math.sqrt(3);
    private static final double MIDDLE_WEIGHT = 1.0 / 3;
    private static final double OFF_WEIGHT = 1.0 / 6;

    /// How far ahead a way is followed to see whether it leads into a picture.
    private static final double[] AHEAD_SECONDS = {5, 10, 20, 30, 45, 60};

    private static final double SEEN = 0.1;

    private Map<SensorId, SensorView> told = Map.of();
    private final Map<SensorId, SensorView> learnt = new LinkedHashMap<>();
    private Map<SensorId, SensorView> views = Map.of();

    public void replace(Map<SensorId, SensorView> replacement) {
        told = Map.copyOf(replacement);
        gather();
    }

    /// For a sensor that measures places; in place of what is told of it.
    public void learn(SensorId sensor, SensorView view) {
        learnt.put(sensor, view);
        gather();
    }

    private void gather() {
        views = new LinkedHashMap<>(told);
        views.putAll(learnt);
    }

    public Optional<SensorView> findTold(SensorId sensor) {
        return Optional.ofNullable(told.get(sensor));
    }

    public boolean isEmpty() {
        return views.isEmpty();
    }

    public boolean knows(SensorId sensor) {
        return views.containsKey(sensor);
    }

    public Optional<SensorView> find(SensorId sensor) {
        return Optional.ofNullable(views.get(sensor));
    }

    /// Where a thing may be, and how high it shows.
    ///
    public record Whereabouts(
            Estimate moving,
            Estimate standing,
            double movingHeightMetres,
            double standingHeightMetres) {}

    /// What one look of a sensor at the places where a thing may be is worth.
    public static Look look(SensorView view, Whereabouts where) {
        return new Look(
                Points.of(where.moving).mean(p -> chance(view, p, where.movingHeightMetres)),
                Points.of(where.standing).mean(p -> chance(view, p, where.standingHeightMetres)));
    }

    private static double chance(SensorView view, EastNorthUp place, double heightMetres) {
        return view.detectionProbability(place, heightMetres);
    }

    /// What all of them see.
    public Outlook outlook(Whereabouts where) {
        Points moving = Points.of(where.moving);
        Points standing = Points.of(where.standing);
        return new Outlook(
                moving.mean(place -> isSeen(place, where.movingHeightMetres) ? 1 : 0),
                standing.mean(place -> isSeen(place, where.standingHeightMetres) ? 1 : 0),
                moving.has(this::isHidden) || leadsIntoView(where),
                standing.has(place -> isSeen(place, where.movingHeightMetres) || isHidden(place)));
    }

    private boolean isSeen(EastNorthUp place, double heightMetres) {
        for (SensorView view : views.values()) {
            if (view.detectionProbability(place, heightMetres) > SEEN) {
                return true;
            }
        }
        return false;
    }

    private boolean isHidden(EastNorthUp place) {
        for (SensorView view : views.values()) {
            if (view.isHidden(place)) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsIntoView(Whereabouts where) {
        Estimate now = where.moving;
        for (double seconds : AHEAD_SECONDS) {
            EastNorthUp ahead =
                    new EastNorthUp(
                            now.eastMetres() + seconds * now.eastMetresPerSecond(),
                            now.northMetres() + seconds * now.northMetresPerSecond(),
                            0);
            if (isSeen(ahead, where.movingHeightMetres)) {
                return true;
            }
        }
        return false;
    }

    private record Points(EastNorthUp middle, EastNorthUp along, EastNorthUp across) {

        /// 39.3 % of a Gaussian over the plane lie within one standard deviation.
        private static final double ONE_SIGMA = 1 - Math.exp(-0.5);

        static Points of(Estimate estimate) {
            ErrorEllipse ellipse = estimate.placeCovariance().ellipse(ONE_SIGMA);
            double azimuth = ellipse.majorAzimuthRadians();
            EastNorthUp along = new EastNorthUp(Math.sin(azimuth), Math.cos(azimuth), 0);
            EastNorthUp across = new EastNorthUp(along.northMetres(), -along.eastMetres(), 0);
            return new Points(
                    new EastNorthUp(estimate.eastMetres(), estimate.northMetres(), 0),
                    along.times(OFF_SIGMAS * ellipse.semiMajorMetres()),
                    across.times(OFF_SIGMAS * ellipse.semiMinorMetres()));
        }

        double mean(ToDoubleFunction<EastNorthUp> value) {
            double mean =
                    MIDDLE_WEIGHT * value.applyAsDouble(middle)
                            + OFF_WEIGHT
                                    * (value.applyAsDouble(middle.plus(along))
                                            + value.applyAsDouble(middle.minus(along))
                                            + value.applyAsDouble(middle.plus(across))
                                            + value.applyAsDouble(middle.minus(across)));
            return Math.min(mean, 1);
        }

        boolean has(Predicate<EastNorthUp> property) {
            return property.test(middle)
                    || property.test(middle.plus(along))
                    || property.test(middle.minus(along))
                    || property.test(middle.plus(across))
                    || property.test(middle.minus(across));
        }
    }
}
