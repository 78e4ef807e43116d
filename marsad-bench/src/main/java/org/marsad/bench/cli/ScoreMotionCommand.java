package org.marsad.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.motion.MaskFolder;
import org.marsad.bench.score.motion.MotionScore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Foreground masks.
@Command(
        name = "motion",
        description = {
            "Precision, recall and F-measure of foreground masks (changedetection.net).",
            "Every frame of the truth between --from and --to needs a mask."
        },
        footerHeading = "%nExample:%n",
        footer =
                "  ./marsad score motion out/masks highway-gt-masks.zip --from 470 --to 1700 --json")
final class ScoreMotionCommand extends Scoring {

    @Parameters(
            index = "0",
            paramLabel = "MASKS",
            description = "Folder with bin000001.png and so on.")
    private Path masks = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "TRUTH",
            description = "Folder or zip file with gt000001.png and so on.")
    private Path truth = Path.of("");

    @Option(names = "--from", paramLabel = "FRAME", description = "First frame scored.")
    private int firstFrame = 0;

    @Option(names = "--to", paramLabel = "FRAME", description = "Last frame scored.")
    private int lastFrame = 999_999_999;

    @Override
    Report score() throws IOException, UnscorableException {
        if (firstFrame > lastFrame) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "expected --from not after --to, got %d and %d"
                            .formatted(firstFrame, lastFrame));
        }
        try (MaskFolder seen = MaskFolder.ofMasks(masks);
                MaskFolder drawn = MaskFolder.ofTruth(truth)) {
            MotionScore score = MaskFolder.score(seen, drawn, firstFrame, lastFrame);
            return new Report.Builder()
                    .figure("f_measure", score.fMeasure())
                    .figure("precision", score.precision())
                    .figure("recall", score.recall())
                    .figure("specificity", score.specificity())
                    .figure("tp", score.truePositives())
                    .figure("fp", score.falsePositives())
                    .figure("fn", score.falseNegatives())
                    .figure("tn", score.trueNegatives())
                    .figure("frames", score.frames())
                    .build();
        }
    }
}
