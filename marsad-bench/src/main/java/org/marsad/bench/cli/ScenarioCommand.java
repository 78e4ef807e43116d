package org.marsad.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.marsad.bench.scenario.NightLog;
import org.marsad.bench.scenario.ScenarioRun;
import org.marsad.bench.scenario.ScenarioScore;
import org.marsad.bench.score.UnscorableException;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.scenario.ScenarioFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A scripted night against its truth.
@Command(
        name = "scenario",
        description = {
            "Plays a scripted night as fast as the machine can and scores what the station made of it.",
            "Every frame is drawn, encoded, decoded and analysed as it would be live; only the clock is virtual."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./marsad scenario scenarios/dusk.toml --out build/dusk")
final class ScenarioCommand extends Scoring {

    @Parameters(paramLabel = "SCENARIO.toml", description = "The night to play.")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description =
                    "For the cameras' clips, alerts.txt, which tells of each alert and track, and"
                            + " reports.csv and tracks.csv, all that was seen and followed beside the truth.")
    private Path out = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "Instead of the file's own.")
    private @Nullable Long seed;

    @Override
    Report score() throws IOException, UnscorableException {
        Scenario scenario =
                ScenarioFile.read(
                        file, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        Files.createDirectories(out);
        try {
            ScenarioRun run = ScenarioRun.of(scenario, out);
            NightLog log = new NightLog(run);
            Files.write(out.resolve("reports.csv"), log.reports());
            Files.write(out.resolve("tracks.csv"), log.tracks());
            ScenarioScore score = ScenarioScore.of(run);
            Files.write(out.resolve("alerts.txt"), score.lines());
            Report.Builder report = new Report.Builder();
            report.figure("seed", scenario.night().seed());
            score.figures().forEach(report::figure);
            return report.build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnscorableException("stopped before the end of the night");
        }
    }
}
