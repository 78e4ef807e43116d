package org.marsad.sim.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.sensor.SensorId;
import org.marsad.sim.actor.Actor;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.world.Relief;

/// Own forces' receiver that tells where its bearer is.
///
/// @param sigmaMetres of each axis of a report
/// @param lost when no report comes through, by the second of the script
public record BeaconScript(Actor bearer, double everySeconds, double sigmaMetres, List<Span> lost) {

    private static final double SURE = 0.99;

    public BeaconScript {
        lost = List.copyOf(lost);
        if (bearer.callSign().isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' carries a beacon, so it needs a call sign".formatted(bearer.id()));
        }
    }

    /// What is sent at a second; empty when the bearer is away or the link is.
    ///
    /// @param number counts reports: the chance of each is another
    public Optional<Scan> findScan(double scriptSeconds, Instant time, long number, Relief relief) {
        if (lost.stream().anyMatch(span -> span.holds(scriptSeconds))) {
            return Optional.empty();
        }
        return bearer.findState(scriptSeconds, relief).map(state -> scan(state, time, number));
    }

    private Scan scan(ActorState state, Instant time, long number) {
        Random random = new Random(bearer.id().hashCode() * 1_000_003L + number);
        EastNorthUp error =
                new EastNorthUp(
                        sigmaMetres * random.nextGaussian(),
                        sigmaMetres * random.nextGaussian(),
                        0);
        double variance = sigmaMetres * sigmaMetres;
        SensorId sensor = new SensorId("gps-" + bearer.id());
        Plot plot =
                new Plot(
                        sensor,
                        time,
                        state.position().plus(error),
                        new GroundCovariance(variance, 0, variance),
                        new Classification(state.look().objectClass(), SURE),
                        new ReportOrigin.Beacon(bearer.callSign()));
        return new Scan(sensor, time, time, List.of(plot));
    }
}
