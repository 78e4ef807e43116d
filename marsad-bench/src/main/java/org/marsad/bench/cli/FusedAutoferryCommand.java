package org.marsad.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marsad.bench.fused.AutoferryScenario;
import org.marsad.bench.fused.BoatSensor;
import org.marsad.bench.fused.Held;
import org.marsad.bench.score.UnscorableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Boats around a ferry.
@Command(
        name = "autoferry",
        description = {
            "The Autoferry sensor fusion recordings: two boats with known courses, tracked from a ferry by its lidar, its"
                    + " radar, and both with the bearings of its cameras; combined is all four.",
            "The last two columns are once more with what the station finds clearly wrong with the sensors taken off.",
            "Piers, land and moored boats answer too; the truth has none of them, so their tracks count as false."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./marsad fused autoferry fusion --json")
final class FusedAutoferryCommand extends Scoring {

    private static final List<Set<BoatSensor>> SETS =
            List.of(
                    EnumSet.of(BoatSensor.LIDAR),
                    EnumSet.of(BoatSensor.RADAR),
                    EnumSet.of(BoatSensor.RADAR, BoatSensor.DAYLIGHT),
                    EnumSet.of(BoatSensor.RADAR, BoatSensor.INFRARED),
                    EnumSet.of(BoatSensor.RADAR, BoatSensor.DAYLIGHT, BoatSensor.INFRARED),
                    EnumSet.of(BoatSensor.RADAR, BoatSensor.LIDAR));

    private static final List<Set<BoatSensor>> CORRECTED =
            List.of(
                    EnumSet.of(BoatSensor.RADAR, BoatSensor.LIDAR),
                    EnumSet.allOf(BoatSensor.class));

    @Parameters(
            paramLabel = "DIR",
            description =
                    "With scenarioN/detections.json and scenarioN/groundTruth.json, for every N there is.")
    private Path folder = Path.of("");

    @Option(
            names = "--gate",
            paramLabel = "METRES",
            defaultValue = "25",
            description =
                    "Within which a track may stand for a boat; also GOSPA's cut-off (${DEFAULT-VALUE}).")
    private double gateMetres;

    @Override
    Report score() throws IOException, UnscorableException {
        checkGate(gateMetres);
        Report.Builder report = new Report.Builder();
        for (Path scenario : scenarios()) {
            report.part(scenario.getFileName().toString(), score(AutoferryScenario.read(scenario)));
        }
        return report.build();
    }

    private List<Path> scenarios() throws IOException, UnscorableException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> found =
                    entries.filter(entry -> Files.exists(entry.resolve("detections.json")))
                            .sorted(
                                    Comparator.comparingInt((Path p) -> p.toString().length())
                                            .thenComparing(Path::toString))
                            .toList();
            if (found.isEmpty()) {
                throw new UnscorableException(
                        "%s: expected folders with detections.json, found none".formatted(folder));
            }
            return found;
        }
    }

    private Report score(AutoferryScenario scenario) throws UnscorableException {
        Held all = scenario.score(EnumSet.allOf(BoatSensor.class), gateMetres);
        Report.Builder report = report(all, all);
        for (Set<BoatSensor> set : SETS) {
            report.part(name(set), report(scenario.score(set, gateMetres), all).build());
        }
        for (Set<BoatSensor> set : CORRECTED) {
            report.part(
                    name(set) + ", corrected",
                    report(scenario.scoreCorrected(set, gateMetres), all).build());
        }
        return report.build();
    }

    private static String name(Set<BoatSensor> set) {
        return set.stream()
                .map(sensor -> sensor.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("+"));
    }

    private static Report.Builder report(Held held, Held all) {
        return FusedCommand.report(held)
                .figure("both_median_m", held.whereBoth(all).medianMetres())
                .figure("both_all_median_m", all.whereBoth(held).medianMetres());
    }
}
