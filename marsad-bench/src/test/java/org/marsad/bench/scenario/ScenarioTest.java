package org.marsad.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.scenario.ScenarioFile;

/// Every night under `scenarios/` that says what is expected of it, whole: drawn, encoded, decoded, seen,
/// followed, placed, tracked, alerted, and held against the truth.
class ScenarioTest {

    private static final Path SCENARIOS =
            Path.of(System.getProperty("marsad.root", ".."), "scenarios");

    @TempDir Path folder;

    static List<String> nights() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".toml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("nights")
    void theStationMasters(String night) throws Exception {
        Scenario scenario = ScenarioFile.read(SCENARIOS.resolve(night), OptionalLong.empty());
        ScenarioScore score = ScenarioScore.of(ScenarioRun.of(scenario, folder));
        String told =
                "seed %d: %s%n%s"
                        .formatted(
                                scenario.night().seed(),
                                score.figures(),
                                String.join("\n", score.lines()));
        System.out.println(night + " " + score.figures());
        assertThat(scenario.expected()).as("what %s expects", night).isNotEmpty();
        scenario.expected()
                .forEach(
                        (figure, bounds) -> {
                            assertThat(score.figures()).containsKey(figure);
                            double value = score.figures().getOrDefault(figure, Double.NaN);
                            assertThat(bounds.holds(value))
                                    .as("%s is %s, expected %s%n%s", figure, value, bounds, told)
                                    .isTrue();
                        });
    }
}
