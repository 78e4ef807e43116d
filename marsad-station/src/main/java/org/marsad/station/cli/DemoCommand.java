package org.marsad.station.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marsad.sim.live.LiveSite;
import org.marsad.sim.live.SiteClock;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.scenario.ScenarioFile;
import org.marsad.station.demo.DemoNight;
import org.marsad.station.demo.SimulatedSite;
import org.marsad.station.run.Station;
import org.marsad.station.run.StationPlan;
import org.marsad.station.serve.ServeAddress;
import org.marsad.station.serve.ServeException;
import org.marsad.station.store.StoreUnavailable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Starts the station on a simulated site: a night on which people, a car, a flock and the own patrol move",
            "about. The cameras draw, encode and send real video, which the station reads like any other."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./marsad demo",
            "Alerts and zones are kept in the data folder; delete it to begin anew. Stop it with Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "where the page is served on this machine (0: any free one)",
            defaultValue = "8080")
    private int port;

    @Option(names = "--seed", paramLabel = "N", description = "another chance, the same script")
    private @Nullable Long seed;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "how fast the night runs, 0.1 to 20 (1: real time)",
            defaultValue = "1")
    private double speed;

    @Option(names = "--no-browser", description = "only print the address of the page")
    private boolean noBrowser;

    @Option(
            names = "--scenario",
            paramLabel = "FILE.toml",
            description = "the night to play (scenarios/demo.toml)")
    private @Nullable Path scenarioFile;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "where alerts and zones are kept (build/demo)")
    private @Nullable Path dataFolder;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed >= 0.1 && speed <= 20)) {
            throw new ParameterException(
                    spec.commandLine(), "--speed: expected 0.1 to 20, was " + speed);
        }
        Path root = Path.of(System.getProperty("marsad.root", ""));
        Path file = scenarioFile == null ? root.resolve("scenarios/demo.toml") : scenarioFile;
        Path data = dataFolder == null ? root.resolve("build/demo") : dataFolder;
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure("%s: expected a scenario, found no file".formatted(file));
        }
        ServeAddress address = new ServeAddress(ServeAddress.LOOPBACK, port);
        Scenario script =
                ScenarioFile.read(
                        file, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        DemoNight night = new DemoNight(data, script.world().timeZone());
        Instant start = night.start(LocalDate.now(Clock.systemUTC()), script.night().start());
        Scenario scenario =
                script.startingAt(LocalTime.ofInstant(start, script.world().timeZone()));
        SiteClock clock = new SiteClock(start, speed);
        LiveSite live = LiveSite.start(scenario, clock);
        try {
            StationPlan plan = SimulatedSite.plan(scenario, live, address, data);
            Station station = Station.start(plan, Marsad.VERSION, clock);
            Serving serving =
                    new Serving(station::close, live::close, () -> night.reached(clock.instant()));
            serving.announce(station);
            if (!noBrowser) {
                Browser.open(station.url());
            }
            serving.awaitStop();
            return 0;
        } catch (ServeException | StoreUnavailable e) {
            live.close();
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
