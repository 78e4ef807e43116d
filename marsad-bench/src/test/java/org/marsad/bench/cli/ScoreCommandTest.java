package org.marsad.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marsad.station.cli.CommandProvider;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoreCommandTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        write("gt.txt", "1,1,1,1,40,80,1,2.0,3.0,0\n2,1,1,1,40,80,1,2.0,4.0,0\n");
        write("mot.csv", "1,9,1,1,40,80,1,-1,-1,-1\n");
        write("truth.csv", "time_s,target_id,x_m,y_m\n10,p1,0,0\n12,p1,2,0\n");
        write("tracks.csv", "time_s,track_id,x_m,y_m\n10,1,0,3\n12,1,2,3\n");
        write(
                "watch.csv",
                "frame,time,track,east_m,north_m,lat,lon\n1,x,7,2.5,3.0,0,0\n2,x,7,2.0,4.1,0,0\n");
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(
                        StreamSupport.stream(
                                        ServiceLoader.load(CommandProvider.class).spliterator(),
                                        false)
                                .flatMap(provider -> provider.commands().stream())
                                .map(command -> new CommandLine(command).getCommandName()))
                .containsExactlyInAnyOrder("score", "scenario", "speed", "fused");
    }

    @Test
    void motPrintsOneJsonDocument() {
        JsonNode json = json("mot", file("gt.txt"), file("mot.csv"), "--json");
        assertThat(json.get("mota").asDouble()).isEqualTo(0.5);
        assertThat(json.get("hota").asDouble()).isEqualTo(0.5);
        assertThat(json.get("fn").asInt()).isEqualTo(1);
        assertThat(json.has("sequences")).isFalse();
    }

    @Test
    void motSumsUpSeveralClips() {
        JsonNode json =
                json(
                        "mot",
                        file("gt.txt"),
                        file("mot.csv"),
                        file("gt.txt"),
                        file("gt.txt"),
                        "--json");
        assertThat(json.get("mota").asDouble()).isEqualTo(0.75);
        assertThat(json.get("sequences").size()).isEqualTo(2);
        assertThat(json.get("sequences").get(1).get("mota").asDouble()).isEqualTo(1);
    }

    @Test
    void motPrintsATableWithoutJson() {
        assertThat(run("mot", file("gt.txt"), file("mot.csv"))).isZero();
        assertThat(out.toString()).containsPattern("(?m)^mota +0\\.5000$");
    }

    @Test
    void gospaUsesTheNamesOfTheReferenceScorer() {
        JsonNode json = json("gospa", file("truth.csv"), file("tracks.csv"), "--json");
        assertThat(json.get("gospa_mean").asDouble()).isEqualTo(3);
        assertThat(json.get("epochs").asInt()).isEqualTo(2);
        assertThat(json.get("id_switches").asInt()).isZero();
    }

    @Test
    void gospaMeasuresTheErrorsThatTracksState() throws IOException {
        JsonNode silent = json("gospa", file("truth.csv"), file("tracks.csv"), "--json");
        assertThat(silent.has("nees_mean")).isFalse();
        assertThat(silent.get("siap_completeness").asDouble()).isEqualTo(1);
        assertThat(silent.get("deta").asDouble()).isEqualTo(1);
        out.getBuffer().setLength(0);
        String head = "time_s,track_id,x_m,y_m,var_xx,cov_xy,var_yy\n";
        write("stated.csv", head + "10,1,0,3,1,0,4.5\n12,1,2,3,1,0,4.5\n");
        JsonNode json =
                json("gospa", file("truth.csv"), file("stated.csv"), "--json", "--apart", "2");
        assertThat(json.get("nees_mean").asDouble()).isEqualTo(2);
        assertThat(json.get("nees_samples").asInt()).isEqualTo(2);
        write("flat.csv", head + "10,1,0,3,1,2,4\n");
        assertThat(run("gospa", file("truth.csv"), file("flat.csv"))).isEqualTo(1);
        assertThat(err.toString()).contains("flat.csv row 1", "positive definite", "cov_xy 2");
    }

    @Test
    void aShortRowIsNamed() throws IOException {
        write("short.csv", "time_s,track_id,x_m,y_m\n10,1,0,3\n12,1,2\n");
        assertThat(run("gospa", file("truth.csv"), file("short.csv"))).isEqualTo(1);
        assertThat(err.toString()).contains("short.csv row 2: expected 4 cells, got 3");
    }

    @Test
    void groundReadsTheTracksOfWatch() {
        JsonNode json = json("ground", file("gt.txt"), file("watch.csv"), "--json");
        assertThat(json.get("matched").asInt()).isEqualTo(2);
        assertThat(json.get("median_m").asDouble()).isEqualTo(0.3);
    }

    @Test
    void aMissingFileIsOneLineAndExitCodeOne() {
        assertThat(run("mot", file("gt.txt"), file("none.csv"), "--json")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("none.csv", "check the path");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMissingColumnIsNamedTogetherWithThoseThatAreThere() {
        assertThat(run("gospa", file("truth.csv"), file("watch.csv"))).isEqualTo(1);
        assertThat(err.toString()).contains("expected a column 'track_id', has frame,time,track");
    }

    @Test
    void anOddNumberOfFilesIsAUsageError() {
        assertThat(run("mot", file("gt.txt"), file("mot.csv"), file("gt.txt"))).isEqualTo(2);
        assertThat(run("motion", file(""), file(""), "--from", "5", "--to", "4")).isEqualTo(2);
        assertThat(run("gospa", file("truth.csv"), file("tracks.csv"), "--apart", "0"))
                .isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mot", "gospa", "ground", "motion"})
    void helpHasAnExample(String subcommand) {
        assertThat(run(subcommand, "--help")).isZero();
        assertThat(out.toString()).contains("Example:", "./marsad score " + subcommand);
    }

    private JsonNode json(String... arguments) {
        assertThat(run(arguments)).as(err.toString()).isZero();
        return new JsonMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        return new CommandLine(new ScoreCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
