package org.marsad.station.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marsad.station.watch.ClipJob;
import org.marsad.station.watch.ClipScene;
import org.marsad.station.watch.ClipWatch;
import org.marsad.station.watch.WatchSummary;
import org.marsad.vision.capture.VideoException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description = {
            "Runs the whole chain on a recorded clip, as fast as it can: what moves, where on the ground,"
                    + " and what a person should have looked at.",
            "Writes mot.csv, alerts.jsonl and summary.json into DIR; with a camera file also tracks.csv and"
                    + " tracks.geojson."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./marsad watch clip.mp4 --camera tower.toml --zones fence.geojson --out result --annotate"
        })
final class WatchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CLIP", description = "a video file")
    private Path clip = Path.of("");

    @Option(
            names = "--camera",
            paramLabel = "FILE",
            description =
                    "where the camera stands and how it looks: CAMERA.toml, or a Tsai calibration (.xml);"
                            + " without it everything stays in pixels")
    private @Nullable Path camera;

    @Option(
            names = "--zones",
            paramLabel = "FILE",
            description = "areas and tripwires with their rules, GeoJSON; needs --camera")
    private @Nullable Path zones;

    @Option(
            names = "--dem",
            paramLabel = "FILE",
            description = "elevation (DTED, HGT or GeoTIFF); without it the ground is flat")
    private @Nullable Path elevation;

    @Option(
            names = "--start-time",
            paramLabel = "T",
            description = "when the first frame was taken, for example 2026-11-24T02:00:00Z")
    private @Nullable Instant startTime;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "folder to write to")
    private Path out = Path.of("");

    @Option(names = "--annotate", description = "also write annotated.mp4: boxes, numbers, trails")
    private boolean annotate;

    @Option(names = "--json", description = "print summary.json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ClipScene scene = ClipScene.read(camera, elevation, zones);
        ClipJob job =
                new ClipJob(clip, scene.calibration(), scene.zones(), startTime, out, annotate);
        try (Progress progress = Progress.onTerminal("frame")) {
            WatchSummary summary = ClipWatch.run(job, progress::show);
            System.out.println(json ? Json.write(summary) : sentence(summary));
            return 0;
        } catch (VideoException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private String sentence(WatchSummary summary) {
        WatchSummary.Counts counts = summary.counts();
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d frames at %.0f frames/s: %d tracklets, %d tracks, %d alerts, places in %s; written to %s",
                        summary.clip().frames(),
                        summary.framesPerSecond(),
                        counts.tracklets(),
                        counts.tracks(),
                        counts.alerts(),
                        summary.places(),
                        out));
        summary.notes().forEach(note -> text.append(System.lineSeparator()).append(note));
        return text.toString();
    }
}
