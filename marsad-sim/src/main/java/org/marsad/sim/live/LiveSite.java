package org.marsad.sim.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.marsad.locate.Scan;
import org.marsad.sensor.SensorId;
import org.marsad.sim.backdrop.Scene;
import org.marsad.sim.radar.PlotExtractor;
import org.marsad.sim.rtsp.RtspServer;
import org.marsad.sim.scenario.BeaconScript;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.scenario.SimCamera;

/// A scenario that plays: its cameras are RTSP addresses, its beacons and radars send by themselves.
public final class LiveSite implements AutoCloseable {

    private final Scenario scenario;
    private final SiteClock clock;
    private final RtspServer server;
    private final List<LiveCamera> cameras = new ArrayList<>();

    private LiveSite(Scenario scenario, SiteClock clock, RtspServer server) {
        this.scenario = scenario;
        this.clock = clock;
        this.server = server;
    }

    public static LiveSite start(Scenario scenario, SiteClock clock) throws IOException {
        LiveSite site = new LiveSite(scenario, clock, RtspServer.start());
        Scene scene = scenario.scene();
        for (SimCamera camera : scenario.cameras()) {
            site.cameras.add(
                    new LiveCamera(
                            scenario, scene, camera, site.server.open(camera.id().value()), clock));
        }
        site.cameras.forEach(LiveCamera::start);
        return site;
    }

    public String address(SensorId camera) {
        return server.address(camera.value());
    }

    /// Pictures that the machine was too slow to draw.
    public long leftOut() {
        return cameras.stream().mapToLong(LiveCamera::leftOut).sum();
    }

    /// Hands over each report of one beacon when it is due, until interrupted.
    public void send(BeaconScript beacon, Consumer<Scan> station) throws InterruptedException {
        for (long number = 1; true; number++) {
            double seconds = number * beacon.everySeconds();
            clock.await(seconds);
            Optional<Scan> scan =
                    beacon.findScan(
                            scenario.night().scripted(seconds),
                            clock.at(seconds),
                            number,
                            scenario.world().relief());
            scan.ifPresent(station);
        }
    }

    /// Hands over each look of one radar when it has been made and sent, until interrupted.
    public void send(PlotExtractor radar, Consumer<Scan> station) throws InterruptedException {
        double period = radar.radar().performance().periodSeconds();
        double latency = PlotExtractor.LATENCY.toNanos() / 1e9;
        for (long number = 1; true; number++) {
            double seconds = number * period;
            clock.await(seconds + latency);
            station.accept(radar.look(number, clock.at(seconds), scenario.actorsAt(seconds)));
        }
    }

    @Override
    public void close() {
        cameras.forEach(LiveCamera::stop);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
