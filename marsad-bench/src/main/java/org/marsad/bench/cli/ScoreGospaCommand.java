package org.marsad.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.consistency.NeesScore;
import org.marsad.bench.score.world.Course;
import org.marsad.bench.score.world.CourseScore;
import org.marsad.bench.score.world.Fix;
import org.marsad.bench.score.world.PictureScore;
import org.marsad.bench.score.world.SiapScore;
import org.marsad.bench.score.world.WorldScore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tracks on the ground, at times.
@Command(
        name = "gospa",
        description = {
            "GOSPA (p = 2, α = 2) and OSPA in metres, 0 is best; within a gate MOTA, IDF1, HOTA by distance and"
                    + " the SIAP attributes; NEES (2 is best) when the tracks state their error.",
            "Every time that stands in the truth is scored; a track between two of its reports at most 6 s"
                    + " apart is on the straight line. docs/scores.md says what each figure means."
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
            description =
                    "CSV with time_s, track_id, x_m, y_m; for NEES also var_xx, cov_xy, var_yy (m²).")
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

    @Option(
            names = "--apart",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description =
                    "Between samples of NEES, which are taken as independent (${DEFAULT-VALUE}).")
    private double apartSeconds;

    @Override
    Report score() throws IOException, UnscorableException {
        if (!(cutOffMetres > 0 && gateMetres > 0)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --c and --gate above 0 metres");
        }
        if (!(apartSeconds > 0)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --apart above 0 seconds, got " + apartSeconds);
        }
        WorldScore score =
                WorldScore.of(
                        courses(truth, "target_id"),
                        courses(tracks, "track_id"),
                        new WorldScore.Rules(cutOffMetres, gateMetres, startSeconds, apartSeconds));
        Report.Builder report = new Report.Builder().figure("epochs", score.epochs());
        addPicture(report, score.picture());
        addCourses(report, score.courses());
        report.figure("tracks", score.tracks());
        addSiap(report, score.siap());
        if (score.consistency().samples() > 0) {
            addConsistency(report, score.consistency());
        }
        return report.build();
    }

    private static void addPicture(Report.Builder report, PictureScore picture) {
        report.figure("gospa_mean", picture.meanGospaMetres())
                .figure("gospa_c4_mean", picture.meanWideGospaMetres())
                .figure("gospa_loc_rms_m", picture.locationRmsMetres())
                .figure("gospa_missed_mean", picture.meanMissed())
                .figure("gospa_false_mean", picture.meanFalse())
                .figure("ospa_mean", picture.meanOspaMetres());
    }

    private static void addCourses(Report.Builder report, CourseScore courses) {
        report.figure("mota", courses.mota())
                .figure("motp_rms_m", courses.motpRmsMetres())
                .figure("idf1", courses.idf1())
                .figure("hota", courses.hota().hota())
                .figure("deta", courses.hota().detection())
                .figure("assa", courses.hota().association())
                .figure("id_switches", courses.switches())
                .figure("fn", courses.misses())
                .figure("fp", courses.falsePositives());
    }

    private static void addSiap(Report.Builder report, SiapScore siap) {
        report.figure("siap_completeness", siap.completeness())
                .figure("siap_ambiguity", siap.ambiguity())
                .figure("siap_spuriousness", siap.spuriousness())
                .figure("siap_error_mean_m", siap.meanErrorMetres())
                .figure("siap_number_changes_per_min", 60 * siap.changesPerSecond())
                .figure("siap_longest_segment", siap.longestSegment());
    }

    private static void addConsistency(Report.Builder report, NeesScore nees) {
        report.figure("nees_mean", nees.mean())
                .figure("nees_median", nees.median())
                .figure("nees_low", nees.low())
                .figure("nees_high", nees.high())
                .figure("nees_samples", nees.samples())
                .figure("nees_correlation", nees.correlation());
    }

    private static List<Course> courses(Path file, String idColumn)
            throws IOException, UnscorableException {
        CsvTable table = CsvTable.read(file);
        boolean statesErrors = table.has("var_xx");
        Map<String, List<Fix>> fixes = new LinkedHashMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            fixes.computeIfAbsent(table.text(row, idColumn), _ -> new ArrayList<>())
                    .add(
                            new Fix(
                                    table.number(row, "time_s"),
                                    table.number(row, "x_m"),
                                    table.number(row, "y_m"),
                                    statesErrors ? table.covariance(row) : null));
        }
        return fixes.entrySet().stream()
                .map(entry -> new Course(entry.getKey(), entry.getValue()))
                .toList();
    }
}
