package org.marsad.sim.radar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.sensor.Sector;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.world.Relief;
import org.marsad.sim.world.World;

/// Makes the plots of a radar: what moves in its sight gives an echo, echoes that lie in one resolution cell are one, each
/// passes the threshold by chance and is measured with the radar's errors, and noise adds some of its own. A plot
/// has a place on the ground and no class.
///
/// A look is a function of seed, radar and number of the look, and takes no time: all its plots are valid at one instant.
public final class PlotExtractor {

    /// From the look to its plots at the station.
    public static final Duration LATENCY = Duration.ofMillis(300);

    private static final int MOST_PLOTS = 1000;
    private static final double NEAREST_METRES = 20;
    private static final double SHOWS = 0.5;

    private final Radar radar;
    private final RadarPerformance performance;
    private final RadarSight sight;
    private final Relief relief;
    private final long seed;

    public PlotExtractor(Radar radar, World world, long seed) {
        this.radar = radar;
        this.performance = radar.performance();
        this.sight = new RadarSight(radar.antenna(), world);
        this.relief = world.relief();
        this.seed = seed;
    }

    public Radar radar() {
        return radar;
    }

    /// What comes of a look, empty if it saw nothing.
    ///
    /// @param number counts looks: the chance of each is another
    /// @param time of the look in truth; the scan has that of the radar's clock
    public Scan look(long number, Instant time, List<ActorState> actors) {
        RandomGenerator chance =
                new SplittableRandom(
                        (seed * 31 + radar.id().value().hashCode()) * 1_000_003 + number);
        List<Polar> places = new ArrayList<>();
        for (Echo echo : resolved(actors.stream().flatMap(a -> findEcho(a).stream()).toList())) {
            if (chance.nextDouble() < echo.probability) {
                places.add(measured(echo.place, chance));
            }
        }
        addClutter(places, chance);
        Instant stamped = time.plusNanos(Math.round(radar.errors().clockSeconds() * 1e9));
        List<Plot> plots = new ArrayList<>();
        for (Polar place : places.stream().sorted(Polar.NEAREST_FIRST).limit(MOST_PLOTS).toList()) {
            plots.add(plot(place, stamped, number * MOST_PLOTS + plots.size()));
        }
        return new Scan(radar.id(), stamped, time.plus(LATENCY), List.copyOf(plots));
    }

    /// Those that a look more likely reports than not.
    public List<String> shown(List<ActorState> actors) {
        return actors.stream()
                .filter(actor -> findEcho(actor).filter(e -> e.probability >= SHOWS).isPresent())
                .map(ActorState::id)
                .toList();
    }

    /// As the radar sees it, without chance.
    private Optional<Echo> findEcho(ActorState state) {
        EastNorthUp way = state.position().minus(radar.antenna());
        double range = Math.hypot(way.eastMetres(), way.northMetres());
        double azimuth = Math.atan2(way.eastMetres(), way.northMetres());
        double radial = state.speedMetresPerSecond() * Math.cos(state.headingRadians() - azimuth);
        Polar place =
                new Polar(
                        range + radar.errors().rangeMetres(),
                        azimuth + radar.errors().bearingRadians());
        boolean echoes =
                range >= NEAREST_METRES
                        && place.rangeMetres <= performance.rangeMetres()
                        && performance.sector().holds(place.azimuthRadians)
                        && Math.abs(radial) >= performance.slowestMetresPerSecond()
                        && sight.reaches(state);
        return echoes
                ? Optional.of(
                        new Echo(
                                place,
                                performance.detection().at(range, state.look().objectClass())))
                : Optional.empty();
    }

    /// Each echo goes to the first one that it can't be told from, nearest first.
    private List<Echo> resolved(List<Echo> echoes) {
        List<List<Echo>> cells = new ArrayList<>();
        for (Echo echo :
                echoes.stream()
                        .sorted(Comparator.comparing(Echo::place, Polar.NEAREST_FIRST))
                        .toList()) {
            cells.stream()
                    .filter(cell -> isOne(cell.getFirst().place, echo.place))
                    .findFirst()
                    .ifPresentOrElse(
                            cell -> cell.add(echo),
                            () -> cells.add(new ArrayList<>(List.of(echo))));
        }
        return cells.stream().map(Echo::ofAll).toList();
    }

    private boolean isOne(Polar a, Polar b) {
        RadarPerformance.Accuracy accuracy = performance.accuracy();
        return Math.abs(a.rangeMetres - b.rangeMetres) < accuracy.resolutionMetres()
                && Math.abs(b.azimuthFrom(a)) < accuracy.resolutionRadians();
    }

    private Polar measured(Polar place, RandomGenerator chance) {
        RadarPerformance.Accuracy accuracy = performance.accuracy();
        return new Polar(
                place.rangeMetres + accuracy.rangeMetres() * chance.nextGaussian(),
                place.azimuthRadians + accuracy.azimuthRadians() * chance.nextGaussian());
    }

    /// Their number is of a Poisson distribution (Knuth's way: arrivals until the time is over).
    private void addClutter(List<Polar> places, RandomGenerator chance) {
        Sector sector = performance.sector();
        double left = performance.clutterPerLook() - chance.nextExponential();
        while (left > 0 && places.size() < MOST_PLOTS) {
            double share = Math.sqrt(chance.nextDouble());
            double aside = chance.nextDouble() - 0.5;
            places.add(
                    new Polar(
                            Math.max(share * performance.rangeMetres(), NEAREST_METRES),
                            sector.middleRadians() + aside * sector.widthRadians()));
            left -= chance.nextExponential();
        }
    }

    private Plot plot(Polar place, Instant stamped, long number) {
        double sine = Math.sin(place.azimuthRadians);
        double cosine = Math.cos(place.azimuthRadians);
        EastNorthUp at =
                relief.on(
                        radar.antenna().eastMetres() + place.rangeMetres * sine,
                        radar.antenna().northMetres() + place.rangeMetres * cosine);
        return new Plot(
                radar.id(),
                stamped,
                at,
                covariance(place, sine, cosine),
                Classification.UNKNOWN,
                new ReportOrigin.Measured(number));
    }

    /// Along and across the line of sight, turned to east and north.
    private GroundCovariance covariance(Polar place, double sine, double cosine) {
        double along = Math.pow(performance.accuracy().rangeMetres(), 2);
        double across = Math.pow(place.rangeMetres * performance.accuracy().azimuthRadians(), 2);
        return new GroundCovariance(
                along * sine * sine + across * cosine * cosine,
                (along - across) * sine * cosine,
                along * cosine * cosine + across * sine * sine);
    }

    /// Over the ground from the antenna; clockwise from north.
    private record Polar(double rangeMetres, double azimuthRadians) {

        static final Comparator<Polar> NEAREST_FIRST =
                Comparator.comparingDouble(Polar::rangeMetres)
                        .thenComparingDouble(Polar::azimuthRadians);

        double azimuthFrom(Polar other) {
            return Math.IEEEremainder(azimuthRadians - other.azimuthRadians, 2 * Math.PI);
        }
    }

    /// @param probability that it passes the threshold
    private record Echo(Polar place, double probability) {

        static Echo ofAll(List<Echo> cell) {
            Polar first = cell.getFirst().place;
            double range = 0;
            double aside = 0;
            double missed = 1;
            for (Echo echo : cell) {
                range += echo.place.rangeMetres / cell.size();
                aside += echo.place.azimuthFrom(first) / cell.size();
                missed *= 1 - echo.probability;
            }
            return new Echo(new Polar(range, first.azimuthRadians + aside), 1 - missed);
        }
    }
}
