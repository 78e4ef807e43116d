package org.marsad.bench.score.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.bench.score.UnscorableException;

/// Tracks made from the truth by a rule, with gaps, jumps, displaced reports and changes of name, scored by
/// the simulation's own `score.py` (numpy, scipy), whose output is the table below.
@Tag("data")
class ReferenceScorerTest {

    private static final Path DATA = Path.of(System.getProperty("marsad.data", ""));

    @ParameterizedTest
    @CsvSource({
        " 20, 127.57, 176.95, 26.52,  1.37,  1.23, 28.72, 0.8636, 28.00, 0.2859, 0.3716,   97,  160,  140",
        "100, 285.50, 421.76, 26.45,  7.84,  5.97, 28.99, 0.8547, 29.16, 0.2725, 0.3612,  498,  944,  672",
        "500, 635.33, 893.60, 26.34, 34.70, 30.63, 28.62, 0.8649, 28.93, 0.2601, 0.3535, 2522, 3955, 3361",
    })
    void agrees(
            String scenario,
            double gospa,
            double wideGospa,
            double location,
            double missed,
            double falseTracks,
            double ospa,
            double mota,
            double motp,
            double idf1,
            double hota,
            int switches,
            int misses,
            int falsePositives)
            throws IOException, UnscorableException {
        Path truth = DATA.resolve("mtt/truth_" + scenario + ".csv");
        Assumptions.assumeTrue(!DATA.toString().isEmpty(), "no test data: set -Dmarsad.data");
        Map<String, List<Fix>> targets = new LinkedHashMap<>();
        Map<String, List<Fix>> tracks = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(truth);
        for (int i = 0; i + 1 < lines.size(); i++) {
            String[] cells = lines.get(i + 1).split(",");
            double time = Double.parseDouble(cells[0]);
            double x = Double.parseDouble(cells[2]);
            double y = Double.parseDouble(cells[3]);
            add(targets, cells[1], new Fix(time, x, y));
            if (i % 11 != 0) {
                double jump = i % 17 == 0 ? 120 : 0;
                add(
                        tracks,
                        cells[1] + "-" + (int) (time / 60),
                        new Fix(time, x + i * 37 % 61 - 30 + jump, y + i * 53 % 71 - 35));
            }
        }
        WorldScore score =
                WorldScore.of(courses(targets), courses(tracks), new WorldScore.Rules(50, 100, 10));

        PictureScore picture = score.picture();
        assertThat(picture.meanGospaMetres()).isCloseTo(gospa, within(0.0051));
        assertThat(picture.meanWideGospaMetres()).isCloseTo(wideGospa, within(0.0051));
        assertThat(picture.locationRmsMetres()).isCloseTo(location, within(0.0051));
        assertThat(picture.meanMissed()).isCloseTo(missed, within(0.0051));
        assertThat(picture.meanFalse()).isCloseTo(falseTracks, within(0.0051));
        assertThat(picture.meanOspaMetres()).isCloseTo(ospa, within(0.0051));
        CourseScore courses = score.courses();
        assertThat(courses.mota()).isCloseTo(mota, within(0.000051));
        assertThat(courses.motpRmsMetres()).isCloseTo(motp, within(0.0051));
        assertThat(courses.idf1()).isCloseTo(idf1, within(0.000051));
        assertThat(courses.hota().hota()).isCloseTo(hota, within(0.000051));
        assertThat(courses.switches()).isEqualTo(switches);
        assertThat(courses.misses()).isEqualTo(misses);
        assertThat(courses.falsePositives()).isEqualTo(falsePositives);
    }

    private static void add(Map<String, List<Fix>> courses, String id, Fix fix) {
        courses.computeIfAbsent(id, _ -> new ArrayList<>()).add(fix);
    }

    private static List<Course> courses(Map<String, List<Fix>> fixes) {
        return fixes.entrySet().stream().map(e -> new Course(e.getKey(), e.getValue())).toList();
    }
}
