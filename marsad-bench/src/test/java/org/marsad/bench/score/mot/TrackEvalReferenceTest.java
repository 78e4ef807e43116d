package org.marsad.bench.score.mot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marsad.bench.score.UnscorableException;
import org.marsad.formats.mot.MotFile;
import org.marsad.formats.mot.MotRow;

/// The numbers of the benchmark's own programs on published results; see the reference's README.
@Tag("data")
class TrackEvalReferenceTest {

    private static final Path DATA = Path.of(System.getProperty("marsad.data", ""));

    @BeforeEach
    void needsTheData() {
        Assumptions.assumeTrue(!DATA.toString().isEmpty(), "no test data: set -Dmarsad.data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mot15-devkit", "mot16-deepsort-raw", "mot16-deepsort", "mot16-devkit"})
    void agreesWithTrackEval(String set) throws IOException, UnscorableException {
        MotScore sum = MotScore.NONE;
        SoftAssertions soft = new SoftAssertions();
        for (String[] expected : expected(set)) {
            if (expected[1].equals("combined")) {
                compare(soft, sum, expected);
                continue;
            }
            MotScore score = score(set, expected[1]);
            sum = sum.plus(score);
            compare(soft, score, expected);
        }
        soft.assertAll();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TUD-Stadtmitte, 64.5, 82.0, 53.1, 60.9, 94.0, 56.4, 65.4",
        "TUD-Campus,     55.8, 73.0, 45.1, 58.2, 94.1, 52.6, 72.3",
    })
    void agreesWithTheDevkitsPublishedTable(
            String clip,
            double idf1,
            double idp,
            double idr,
            double recall,
            double precision,
            double mota,
            double motp)
            throws IOException, UnscorableException {
        MotScore score = score("mot15-devkit", clip);
        assertThat(
                        new double[] {
                            score.identity().idf1(),
                            score.identity().precision(),
                            score.identity().recall(),
                            score.clear().recall(),
                            score.clear().precision(),
                            score.clear().mota(),
                            score.clear().motp()
                        })
                .usingComparatorWithPrecision(0.0005001)
                .containsExactly(
                        idf1 / 100,
                        idp / 100,
                        idr / 100,
                        recall / 100,
                        precision / 100,
                        mota / 100,
                        motp / 100);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "MOT16-02, 40.7, 46.4, 36.2, 53.9, 69.1, 29.0",
        "MOT16-04, 70.0, 76.0, 64.8, 71.9, 84.3, 58.4",
        "MOT16-09, 56.2, 64.3, 49.9, 71.5, 92.1, 64.6",
    })
    void agreesWithThePublishedTableOfPyMotmetrics(
            String clip,
            double idf1,
            double idp,
            double idr,
            double recall,
            double precision,
            double mota)
            throws IOException, UnscorableException {
        MotScore score = score("mot16-deepsort-raw", clip);
        assertThat(
                        new double[] {
                            score.identity().idf1(),
                            score.identity().precision(),
                            score.identity().recall(),
                            score.clear().recall(),
                            score.clear().precision(),
                            score.clear().mota()
                        })
                .usingComparatorWithPrecision(0.0006)
                .containsExactly(
                        idf1 / 100,
                        idp / 100,
                        idr / 100,
                        recall / 100,
                        precision / 100,
                        mota / 100);
    }

    @Test
    void recognisesTheConventionOfATruth() throws IOException {
        assertThat(TruthConvention.of(MotFile.read(DATA.resolve("video/mot16-09/gt.txt"))))
                .isEqualTo(TruthConvention.MOT16);
        assertThat(TruthConvention.of(MotFile.read(DATA.resolve("video/tud-campus/gt.txt"))))
                .isEqualTo(TruthConvention.MOT15);
    }

    private static MotScore score(String set, String clip) throws IOException, UnscorableException {
        boolean is15 = set.startsWith("mot15");
        Path inVideo = DATA.resolve("video/" + clip.toLowerCase(Locale.ROOT) + "/gt.txt");
        Path truth =
                inVideo.toFile().exists() ? inVideo : DATA.resolve("mot/mot16/" + clip + "/gt.txt");
        Path result =
                is15
                        ? DATA.resolve("mot/devkit-results/" + clip + ".txt")
                        : DATA.resolve(
                                "mot/mot16/%s/%s-result.txt".formatted(clip, set.split("-")[1]));
        List<MotRow> rows = MotFile.read(truth);
        return MotScore.of(
                MotSequence.of(
                        rows,
                        MotFile.read(result),
                        set.endsWith("raw") ? TruthConvention.MOT15 : TruthConvention.of(rows)));
    }

    private static List<String[]> expected(String set) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        TrackEvalReferenceTest.class.getResourceAsStream(
                                                "/reference/trackeval/expected.csv")),
                                StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split(","))
                    .filter(row -> row[0].equals(set))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static void compare(SoftAssertions soft, MotScore score, String[] expected) {
        double[] ours = {
            score.hota().hota(),
            score.hota().detA(),
            score.hota().assA(),
            score.hota().locA(),
            score.clear().mota(),
            score.clear().motp(),
            score.identity().idf1(),
            score.identity().precision(),
            score.identity().recall(),
            score.clear().falsePositives(),
            score.clear().misses(),
            score.clear().switches(),
            score.clear().fragmentations(),
            score.clear().lives().mostlyTracked(),
            score.clear().lives().partlyTracked(),
            score.clear().lives().mostlyLost(),
        };
        double[] theirs =
                Arrays.stream(expected).skip(2).mapToDouble(Double::parseDouble).toArray();
        for (int i = 0; i < theirs.length; i++) {
            soft.assertThat(ours[i])
                    .as("%s %s column %d", expected[0], expected[1], i + 3)
                    .isCloseTo(theirs[i], within(1e-6));
        }
    }
}
