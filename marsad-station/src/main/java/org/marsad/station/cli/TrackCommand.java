package org.marsad.station.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.marsad.station.recorded.RecordedPlots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "track",
        description = {
            "Makes tracks on the ground from the plots of any sensors.",
            "Reads time_s,arrival_s,sensor,x_m,y_m,var_xx,cov_xy,var_yy; writes where every track is at every step."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./marsad track plots.csv --out tracks.csv"})
final class TrackCommand implements Callable<Integer> {

    private static final Duration STEP = Duration.ofSeconds(2);

    @Parameters(paramLabel = "PLOTS", description = "a plot file")
    private Path plots = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "e.g. tracks.csv")
    private Path out = Path.of("");

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            defaultValue = "SETTLED",
            description =
                    "which plots a track at a time is from: SETTLED, those measured up to then; LIVE, those that had arrived (${DEFAULT-VALUE})")
    private RecordedPlots.Rule rule = RecordedPlots.Rule.SETTLED;

    @Option(names = "--json", description = "print a summary as one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        RecordedPlots.Summary summary = RecordedPlots.track(plots, out, STEP, rule);
        System.out.println(json ? Json.write(summary) : summary.sentence());
        return 0;
    }
}
