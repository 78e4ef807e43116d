package org.marsad.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.mot.ClearMot;
import org.marsad.bench.score.mot.Hota;
import org.marsad.bench.score.mot.Identity;
import org.marsad.bench.score.mot.MotScore;
import org.marsad.bench.score.mot.MotSequence;
import org.marsad.bench.score.mot.TruthConvention;
import org.marsad.formats.mot.MotFile;
import org.marsad.formats.mot.MotRow;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tracks in a picture.
@Command(
        name = "mot",
        description = {
            "HOTA, MOTA, IDF1 and their parts, of MOTChallenge rows against ground truth (shares, 1 is best).",
            "Several clips are summed up as the benchmark does."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./marsad score mot a/gt.txt a/mot.csv b/gt.txt b/mot.csv --json")
final class ScoreMotCommand extends Scoring {

    @Parameters(
            arity = "2..*",
            paramLabel = "TRUTH TRACKS",
            description = "Ground truth and result of each clip, by turns.")
    private List<Path> files = List.of();

    @Option(
            names = "--convention",
            paramLabel = "MOT15|MOT16|MOT20",
            description =
                    "Which rows of the truth count. Left out: MOT16 when all rows carry a class, else MOT15.")
    private @Nullable TruthConvention convention;

    @Override
    Report score() throws IOException, UnscorableException {
        if (files.size() % 2 != 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "expected pairs of truth and tracks, got %d files".formatted(files.size()));
        }
        MotScore sum = MotScore.NONE;
        Report.Builder report = new Report.Builder();
        for (int i = 0; i < files.size(); i += 2) {
            MotScore score = score(files.get(i), files.get(i + 1));
            sum = sum.plus(score);
            if (files.size() > 2) {
                report.part(name(i), figures(new Report.Builder(), score).build());
            }
        }
        return figures(report, sum).build();
    }

    private MotScore score(Path truthFile, Path tracksFile)
            throws IOException, UnscorableException {
        List<MotRow> truth = MotFile.read(truthFile);
        TruthConvention rules = convention == null ? TruthConvention.of(truth) : convention;
        return MotScore.of(MotSequence.of(truth, MotFile.read(tracksFile), rules));
    }

    /// The folder of the truth tells more than `gt.txt`; a number keeps equal ones apart.
    private String name(int index) {
        Path truth = files.get(index).toAbsolutePath();
        String name = truth.getFileName().toString();
        Path folder = truth.getParent();
        if (name.toLowerCase(Locale.ROOT).equals("gt.txt") && folder != null) {
            Path clip = folder.endsWith("gt") ? folder.resolveSibling("").normalize() : folder;
            name = String.valueOf(clip.getFileName());
        }
        return "%d:%s".formatted(index / 2 + 1, name);
    }

    private static Report.Builder figures(Report.Builder report, MotScore score) {
        Hota hota = score.hota();
        ClearMot clear = score.clear();
        Identity identity = score.identity();
        return report.figure("hota", hota.hota())
                .figure("deta", hota.detA())
                .figure("assa", hota.assA())
                .figure("loca", hota.locA())
                .figure("mota", clear.mota())
                .figure("motp", clear.motp())
                .figure("idf1", identity.idf1())
                .figure("idp", identity.precision())
                .figure("idr", identity.recall())
                .figure("precision", clear.precision())
                .figure("recall", clear.recall())
                .figure("fp", clear.falsePositives())
                .figure("fn", clear.misses())
                .figure("id_switches", clear.switches())
                .figure("fragmentations", clear.fragmentations())
                .figure("mostly_tracked", clear.lives().mostlyTracked())
                .figure("partly_tracked", clear.lives().partlyTracked())
                .figure("mostly_lost", clear.lives().mostlyLost());
    }
}
