package org.marsad.station.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.marsad.station.watch.MotionMasks;
import org.marsad.vision.capture.VideoException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "motion",
        description = "Writes what moves in a clip as masks, one 8-bit PNG a frame (255 moving).",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./marsad motion clip.mp4 --out masks"})
final class MotionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CLIP", description = "a video file")
    private Path clip = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "folder for bin000001.png, bin000002.png, …")
    private Path out = Path.of("");

    @Option(names = "--json", description = "print a summary as one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.onTerminal("frame")) {
            MotionMasks.Summary summary = MotionMasks.write(clip, out, progress::show);
            System.out.println(json ? Json.write(summary) : summary.sentence());
            return 0;
        } catch (VideoException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }
}
