package org.marsad.station.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marsad.station.recorded.RecordedDetections;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "follow",
        description = {
            "Follows detections from frame to frame, by place and motion alone.",
            "Reads and writes MOTChallenge rows; a score counts by its rank in the file."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./marsad follow det.txt --frame-rate 25 --out mot.csv"})
final class FollowCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DET", description = "frame,id,left,top,width,height,score[,…]")
    private Path detections = Path.of("");

    @Option(
            names = "--frame-rate",
            paramLabel = "HZ",
            defaultValue = "25",
            description = "frames per second (${DEFAULT-VALUE})")
    private double frameRateHz;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "e.g. mot.csv")
    private Path out = Path.of("");

    @Option(names = "--json", description = "print a summary as one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (!(frameRateHz > 0 && frameRateHz <= 1000)) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "expected --frame-rate between 0 and 1000, got " + frameRateHz);
        }
        RecordedDetections.Summary summary =
                RecordedDetections.follow(detections, out, frameRateHz);
        System.out.println(json ? Json.write(summary) : summary.sentence());
        return 0;
    }
}
