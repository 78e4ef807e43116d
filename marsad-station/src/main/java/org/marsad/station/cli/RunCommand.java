package org.marsad.station.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.marsad.station.config.SiteConfig;
import org.marsad.station.run.Station;
import org.marsad.station.run.StationPlan;
import org.marsad.station.serve.ServeException;
import org.marsad.station.store.StoreUnavailable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description =
                "Starts the station on a real site and serves its map to this machine's browser.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./marsad run examples/plain/site.toml", "Stop it with Ctrl-C."})
final class RunCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SITE.toml",
            description = "the site: towers, cameras, zones (docs/site.md)")
    private Path site = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            StationPlan plan = StationPlan.of(SiteConfig.read(site));
            Station station = Station.start(plan, Marsad.VERSION, Clock.systemUTC());
            Serving serving = new Serving(station::close);
            serving.announce(station);
            serving.awaitStop();
            return 0;
        } catch (ServeException | StoreUnavailable e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
