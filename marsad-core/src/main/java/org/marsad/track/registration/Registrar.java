package org.marsad.track.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.sensor.SensorId;
import org.marsad.track.Kinematics;
import org.marsad.track.Track;
import org.marsad.track.motion.Seconds;
import org.marsad.track.sensing.SensorRhythms;

/// Works out what is constantly wrong with each sensor from things that two of them report within two seconds: their
/// difference, less how far the thing moved meanwhile, is the one's offset less the other's, and noise. All sensors are
/// solved together by least squares with a prior each, so that the blame falls where the doubt is: a camera that was
/// aimed by landmarks gives way less than a radar, a receiver of own forces not at all.
///
/// Two sensors that disagree by much make two tracks of one thing. So reports of different tracks are compared too,
/// where nothing else near could be meant. A comparison that fits badly counts little (Student's t with four degrees of
/// freedom). What is known fades over twenty minutes. Cost of a scan: at most {@link #MOST_COMPARED} of its reports, each with
/// what the other sensors have near it; nothing while one sensor is alone. Not thread-safe; deterministic.
public final class Registrar {

    private static final int MOST_SENSORS = 32;
    private static final int MOST_SAMPLES = 2000;
    private static final int MOST_COMPARED = 32;
    private static final double TOGETHER_SECONDS = 2;
    private static final double EVERY_SECONDS = 2;
    private static final double SOLVE_EVERY_SECONDS = 5;
    private static final double FADING_SECONDS = 1200;
    private static final double GATE = 12;

    /// Two reports farther apart are not of one thing, whatever is wrong with a sensor.
    private static final double FARTHEST_METRES = 500;

    private static final double FREEDOM = 4;
    private static final long FEW = 30;

    /// Of one that landmarks have aimed: little beside any radar, so that it is not blamed for a radar's error.
    private static final double[] CAMERA_PRIOR = {Math.toRadians(0.1), 2, 0.3};

    /// Of a radar that was set up badly.
    private static final double[] MEASURED_PRIOR = {Math.toRadians(2), 40, 3};

    /// What is constantly wrong with a sensor that measures places and was set up well goes with what it states of itself.
    private static final double STATED_SIGMAS = 2;

    private static final int MOST_RHYTHMS = 1000;

    private Map<SensorId, EastNorthUp> places = Map.of();
    private final OffsetSystem system = new OffsetSystem();
    private final Map<SensorId, Integer> indices = new LinkedHashMap<>();
    private final Map<SensorId, Long> comparisons = new HashMap<>();

    /// By sensor and number of the track.
    private final Map<SensorId, Map<Long, Sample>> latest = new LinkedHashMap<>();

    private final Map<Compared, Instant> compared = new HashMap<>();
    private final SensorRhythms rhythms = new SensorRhythms(MOST_RHYTHMS);
    private Instant solved = Instant.MIN;

    /// Where in a long scan the next comparisons begin, so that all tracks have their turn.
    private int turn;

    private record Compared(SensorId first, SensorId second, long track) {

        /// Two sensors in whatever order.
        static Compared of(Sample sample, SensorId other) {
            boolean isFirst = sample.sensor().value().compareTo(other.value()) < 0;
            return isFirst
                    ? new Compared(sample.sensor(), other, sample.track().number())
                    : new Compared(other, sample.sensor(), sample.track().number());
        }
    }

    /// Where sensors stand; one whose place is not known is not compared.
    public void replacePlaces(Map<SensorId, EastNorthUp> replacement) {
        places = Map.copyOf(replacement);
    }

    /// Compares what a scan reported with what other sensors reported of the same things.
    ///
    /// @param tracks as they stand after the scan was taken in
    /// @param applied what has been taken off the scan already
    public void accept(Scan scan, List<Track> tracks, Correction applied) {
        rhythms.looked(scan.sensor(), scan.validTime());
        List<Sample> fresh = new ArrayList<>();
        for (Track track : tracks) {
            if (fresh.size() < MOST_SAMPLES
                    && track.lastUpdate().report() instanceof Plot plot
                    && plot.sensor().equals(scan.sensor())
                    && plot.validTime().equals(scan.validTime())) {
                findSample(plot, track, applied.inverse()).ifPresent(fresh::add);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        forget(scan.validTime());
        Map<Long, Sample> own = latest.computeIfAbsent(scan.sensor(), _ -> new LinkedHashMap<>());
        fresh.forEach(sample -> own.put(sample.track().number(), sample));
        if (latest.size() > 1) {
            for (int i = 0; i < Math.min(fresh.size(), MOST_COMPARED); i++) {
                compare(fresh.get(turn++ % fresh.size()));
            }
            turn %= MOST_SAMPLES;
            solve(scan.validTime());
        }
    }

    private Optional<Sample> findSample(Plot plot, Track track, Correction back) {
        boolean isOwnReport = plot.origin() instanceof ReportOrigin.Beacon;
        EastNorthUp from = isOwnReport ? plot.position() : places.get(plot.sensor());
        if (from == null || (!isOwnReport && !isMet(plot, from))) {
            return Optional.empty();
        }
        Plot raw = isOwnReport ? plot : back.apply(plot, from);
        return Optional.of(
                new Sample(
                        raw.sensor(),
                        raw.validTime(),
                        raw.position(),
                        raw.covariance(),
                        track,
                        from));
    }

    private boolean isMet(Plot plot, EastNorthUp from) {
        if (!indices.containsKey(plot.sensor())
                && indices.size() < MOST_SENSORS
                && rhythms.isKnown(plot.sensor())) {
            boolean isCamera = plot.origin() instanceof ReportOrigin.Seen;
            indices.put(
                    plot.sensor(),
                    isCamera
                            ? system.add(CAMERA_PRIOR, CAMERA_PRIOR)
                            : system.add(prior(plot, from), MEASURED_PRIOR));
        }
        return indices.containsKey(plot.sensor());
    }

    /// Before anything is compared: what is wrong with a sensor that measures places goes with what it states of its plots,
    /// and with its turn, since nobody knows when in it the time is taken.
    private double[] prior(Plot plot, EastNorthUp from) {
        EastNorthUp way = plot.position().minus(from);
        double range = Math.max(plot.position().horizontalDistanceMetres(from), 1);
        double east = way.eastMetres() / range;
        double north = way.northMetres() / range;
        GroundCovariance c = plot.covariance();
        double cross = 2 * east * north * c.eastNorth();
        double along = east * east * c.eastEast() + cross + north * north * c.northNorth();
        double across = north * north * c.eastEast() - cross + east * east * c.northNorth();
        return new double[] {
            Math.min(MEASURED_PRIOR[0], STATED_SIGMAS * Math.sqrt(across) / range),
            Math.min(MEASURED_PRIOR[1], STATED_SIGMAS * Math.sqrt(along)),
            Math.min(MEASURED_PRIOR[2], rhythms.secondsBetweenScans(plot.sensor()))
        };
    }

    private void forget(Instant now) {
        for (Map<Long, Sample> samples : latest.values()) {
            samples.values()
                    .removeIf(old -> Seconds.between(old.time(), now) > TOGETHER_SECONDS + 1);
        }
        latest.values().removeIf(Map::isEmpty);
        compared.values().removeIf(time -> Seconds.between(time, now) > EVERY_SECONDS);
    }

    private void compare(Sample sample) {
        for (SensorId other : latest.keySet()) {
            Compared key = Compared.of(sample, other);
            if (other.equals(sample.sensor()) || compared.containsKey(key)) {
                continue;
            }
            findPartner(sample, other)
                    .ifPresent(
                            partner -> {
                                compared.put(key, sample.time());
                                compared.put(Compared.of(partner, sample.sensor()), sample.time());
                                add(sample, partner);
                            });
        }
    }

    private Map<Long, Sample> latestOf(SensorId sensor) {
        return latest.getOrDefault(sensor, Map.of());
    }

    /// What another sensor reported of the same thing: what went to the same track, or the only one that it can be.
    private Optional<Sample> findPartner(Sample sample, SensorId other) {
        Sample same = latestOf(other).get(sample.track().number());
        if (same != null) {
            return isTogether(sample, same) ? Optional.of(same) : Optional.empty();
        }
        List<Sample> possible = candidates(sample, other);
        return possible.size() == 1 && candidates(possible.getFirst(), sample.sensor()).size() == 1
                ? Optional.of(possible.getFirst())
                : Optional.empty();
    }

    private static boolean isTogether(Sample a, Sample b) {
        return Math.abs(Seconds.between(a.time(), b.time())) <= TOGETHER_SECONDS;
    }

    private List<Sample> candidates(Sample sample, SensorId other) {
        Map<Long, Sample> own = latestOf(sample.sensor());
        return latestOf(other).values().stream()
                .filter(candidate -> isNear(sample, candidate))
                .filter(candidate -> !own.containsKey(candidate.track().number()))
                .filter(candidate -> isTogether(sample, candidate) && mayBeOne(sample, candidate))
                .limit(2)
                .toList();
    }

    /// A glance, before anything is worked out.
    private static boolean isNear(Sample a, Sample b) {
        return a.place().horizontalDistanceMetres(b.place()) < FARTHEST_METRES;
    }

    private boolean mayBeOne(Sample a, Sample b) {
        Kinematics x = a.track().kinematics();
        Kinematics y = b.track().kinematics();
        double velocity =
                x.velocityCovariance()
                        .plus(y.velocityCovariance())
                        .squaredMahalanobis(
                                x.eastMetresPerSecond() - y.eastMetresPerSecond(),
                                x.northMetresPerSecond() - y.northMetresPerSecond());
        return velocity < GATE && squaredDistance(a, b) < GATE;
    }

    /// Until two sensors have been compared some times, the one may have been set up badly.
    private double squaredDistance(Sample a, Sample b) {
        Comparison comparison = comparison(a, b);
        boolean isNew =
                Math.min(
                                comparisons.getOrDefault(a.sensor(), 0L),
                                comparisons.getOrDefault(b.sensor(), 0L))
                        < FEW;
        return isNew ? comparison.leastSquaredDistance(system) : comparison.squaredDistance(system);
    }

    private void add(Sample sample, Sample partner) {
        Comparison comparison = comparison(sample, partner);
        double weight = (FREEDOM + 2) / (FREEDOM + comparison.squaredDistance(system));
        system.add(comparison, weight);
        comparisons.merge(sample.sensor(), 1L, Long::sum);
        comparisons.merge(partner.sensor(), 1L, Long::sum);
    }

    private Comparison comparison(Sample a, Sample b) {
        return new Comparison(
                a, b, sensor -> OffsetSystem.UNKNOWNS * indices.getOrDefault(sensor, 0));
    }

    private void solve(Instant now) {
        if (solved.equals(Instant.MIN)) {
            solved = now;
        }
        double seconds = Seconds.between(solved, now);
        if (seconds >= SOLVE_EVERY_SECONDS) {
            system.fade(Math.exp(-seconds / FADING_SECONDS));
            system.solve();
            solved = now;
        }
    }

    /// What is wrong with each sensor that has been compared, by name.
    public List<SensorOffset> offsets() {
        return indices.entrySet().stream()
                .filter(entry -> comparisons.containsKey(entry.getKey()))
                .map(entry -> offset(entry.getKey(), OffsetSystem.UNKNOWNS * entry.getValue()))
                .sorted(Comparator.comparing(offset -> offset.sensor().value()))
                .toList();
    }

    private SensorOffset offset(SensorId sensor, int at) {
        return new SensorOffset(
                sensor,
                new Correction(system.mean(at), system.mean(at + 1), system.mean(at + 2)),
                new Correction(sigma(at), sigma(at + 1), sigma(at + 2)),
                comparisons.getOrDefault(sensor, 0L));
    }

    /// How sure the difference from that sensor is from which it is surest: an error that all share nobody can tell.
    private double sigma(int place) {
        double least = system.covariance(place, place);
        for (int other = place % OffsetSystem.UNKNOWNS;
                other < OffsetSystem.UNKNOWNS * indices.size();
                other += OffsetSystem.UNKNOWNS) {
            if (other != place) {
                least = Math.min(least, system.varianceOfDifference(place, other));
            }
        }
        return Math.sqrt(Math.max(least, 0));
    }
}
