package org.marsad.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.world.Course;
import org.marsad.bench.score.world.CourseScore;
import org.marsad.bench.score.world.Fix;
import org.marsad.bench.score.world.PictureScore;
import org.marsad.bench.score.world.WorldScore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tracks on the ground, at times.
@Command(
        name = "gospa",
        description = {
            "GOSPA (p = 2, α = 2) and OSPA in metres, 0 is best; MOTA, IDF1 and HOTA within a gate.",
            "Every time that stands in the truth is scored; a track between two of its reports at most 6 s"
                    + " apart is on the straight line."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./marsad score gospa truth_20.csv tracks.csv --c 50 --json")
final class ScoreGospaCommand extends Scoring {

    @Parameters(
            index = "0",
            paramLabel = "TRUTH",
            description = "CSV with time_s, target_id, x_m, y_m.")
    private Path truth = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "TRACKS",
            description = "CSV with time_s, track_id, x_m, y_m.")
    private Path tracks = Path.of("");

    @Option(
            names = "--c",
            paramLabel = "METRES",
            defaultValue = "50",
            description = "Cut-off of GOSPA and OSPA (${DEFAULT-VALUE}).")
    private double cutOffMetres;

    @Option(
            names = "--gate",
            paramLabel = "METRES",
            defaultValue = "100",
            description = "Within which a track may stand for a target (${DEFAULT-VALUE}).")
    private double gateMetres;

    @Option(
            names = "--from",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "First time scored (${DEFAULT-VALUE}).")
    private double startSeconds;

    @Override
    Report score() throws IOException, UnscorableException {
        if (!(cutOffMetres > 0 && gateMetres > 0)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --c and --gate above 0 metres");
        }
        WorldScore score =
                WorldScore.of(
                        courses(truth, "target_id"),
                        courses(tracks, "track_id"),
                        new WorldScore.Rules(cutOffMetres, gateMetres, startSeconds));
        PictureScore picture = score.picture();
        CourseScore courses = score.courses();
        return new Report.Builder()
                .figure("epochs", score.epochs())
                .figure("gospa_mean", picture.meanGospaMetres())
                .figure("gospa_c4_mean", picture.meanWideGospaMetres())
                .figure("gospa_loc_rms_m", picture.locationRmsMetres())
                .figure("gospa_missed_mean", picture.meanMissed())
                .figure("gospa_false_mean", picture.meanFalse())
                .figure("ospa_mean", picture.meanOspaMetres())
                .figure("mota", courses.mota())
                .figure("motp_rms_m", courses.motpRmsMetres())
                .figure("idf1", courses.idf1())
                .figure("hota", courses.hota())
                .figure("id_switches", courses.switches())
                .figure("fn", courses.misses())
                .figure("fp", courses.falsePositives())
                .figure("tracks", score.tracks())
                .build();
    }

    private static List<Course> courses(Path file, String idColumn)
            throws IOException, UnscorableException {
        CsvTable table = CsvTable.read(file);
        Map<String, List<Fix>> fixes = new LinkedHashMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            fixes.computeIfAbsent(table.text(row, idColumn), _ -> new ArrayList<>())
                    .add(table.fix(row, table.number(row, "time_s"), "x_m", "y_m"));
        }
        return fixes.entrySet().stream()
                .map(entry -> new Course(entry.getKey(), entry.getValue()))
                .toList();
    }
}
