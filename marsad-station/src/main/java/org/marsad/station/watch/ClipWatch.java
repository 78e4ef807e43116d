package org.marsad.station.watch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.marsad.alert.Alert;
import org.marsad.coverage.CameraView;
import org.marsad.coverage.Watch;
import org.marsad.follow.Follower;
import org.marsad.follow.FollowerSettings;
import org.marsad.follow.Tracklet;
import org.marsad.formats.mot.MotFile;
import org.marsad.formats.mot.MotRow;
import org.marsad.locate.Locator;
import org.marsad.picture.Picture;
import org.marsad.pipeline.Fusion;
import org.marsad.pipeline.Pipeline;
import org.marsad.sensor.Frame;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.ExpectedSize;
import org.marsad.track.existence.SensorView;
import org.marsad.vision.capture.VideoAddress;
import org.marsad.vision.capture.VideoException;
import org.marsad.vision.capture.VideoInput;
import org.marsad.vision.capture.VideoOptions;
import org.marsad.vision.capture.VideoStream;
import org.marsad.vision.motion.MotionDetector;
import org.marsad.vision.motion.MotionSettings;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One run of `watch`: see, fuse, write, frame by frame on one thread; another one decodes ahead.
public final class ClipWatch {

    public static final SensorId CAMERA = new SensorId("clip");
    static final double TERRAIN_SIGMA_METRES = 0.05;
    private static final double MAXIMUM_RANGE_METRES = 20_000;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ClipJob job;
    private final WatchFiles files;
    private final StageCosts costs = new StageCosts();
    private final Pipeline.Sight sight;
    private final Fusion fusion;
    private final BufferedWriter motRows;
    private final @Nullable TrackRows trackRows;
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable AnnotatedClip annotated;
    private long frames;
    private long detections;
    private long highestTracklet;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private ClipWatch(ClipJob job, WatchFiles files) throws IOException {
        this.job = job;
        this.files = files;
        this.sight = sight(job.calibration());
        this.fusion = new Fusion(Fusion.Settings.standard().withWindow(Duration.ZERO));
        fusion.replaceZones(job.zones());
        fusion.replaceViews(views(job.calibration()));
        this.motRows = files.open("mot.csv");
        this.trackRows =
                job.calibration() instanceof Calibration.Placed placed
                        ? new TrackRows(files.open("tracks.csv"), placed.findLocalFrame())
                        : null;
    }

    /// @param progress told the number of frames done, now and then
    /// @throws VideoException when the clip is no video; when it ends early, what could be decoded is
    ///     written first
    public static WatchSummary run(ClipJob job, LongConsumer progress)
            throws IOException, VideoException {
        VideoOptions options = VideoOptions.forFile();
        options = job.findStartTime().map(options::withStartTime).orElse(options);
        VideoAddress address = VideoAddress.of(job.clip().toString());
        try (VideoInput input = VideoInput.open(CAMERA, address, options);
                WatchFiles files = new WatchFiles(job.outputFolder())) {
            ClipWatch watch = new ClipWatch(job, files);
            try {
                return watch.watch(input, progress);
            } finally {
                watch.closeAnnotated();
            }
        }
    }

    private static Pipeline.Sight sight(Calibration calibration) {
        return switch (calibration) {
            case Calibration.None _ ->
                    Pipeline.Sight.uncalibrated(
                            new MotionDetector(MotionSettings.DEFAULT),
                            new Follower(FollowerSettings.standard()));
            case Calibration.Placed(var camera, var terrain, _, _) -> {
                ExpectedSize size = new ExpectedSize(camera, terrain, MAXIMUM_RANGE_METRES);
                yield Pipeline.Sight.calibrated(
                        new MotionDetector(MotionSettings.DEFAULT, size::findPersonHeightPixels),
                        new Follower(FollowerSettings.standard()),
                        new Locator(camera, terrain, TERRAIN_SIGMA_METRES, MAXIMUM_RANGE_METRES));
            }
        };
    }

    private static Map<SensorId, SensorView> views(Calibration calibration) {
        return switch (calibration) {
            case Calibration.None _ -> Map.of();
            case Calibration.Placed(var camera, var terrain, _, _) ->
                    Map.of(
                            CAMERA,
                            new CameraView(new Watch(camera, MAXIMUM_RANGE_METRES), terrain));
        };
    }

    private WatchSummary watch(VideoInput input, LongConsumer progress)
            throws IOException, VideoException {
        long start = System.nanoTime();
        VideoException endsEarly = null;
        try {
            takeAll(input, progress);
        } catch (VideoException e) {
            if (e.reason() != VideoException.Reason.ENDS_EARLY || frames == 0) {
                throw e;
            }
            endsEarly = e;
            notes.add(e.getMessage());
        }
        WatchSummary summary = summary(input.stream(), (System.nanoTime() - start) / 1e9);
        finish(summary);
        if (endsEarly != null) {
            throw endsEarly;
        }
        return summary;
    }

    private void takeAll(VideoInput input, LongConsumer progress)
            throws IOException, VideoException {
        try (DecodeAhead ahead = new DecodeAhead(input)) {
            try {
                Optional<DecodeAhead.Decoded> next = ahead.findNext();
                while (next.isPresent()) {
                    take(next.get().frame(), next.get().stream());
                    progress.accept(frames);
                    next = ahead.findNext();
                }
            } finally {
                costs.decoded(ahead.cpuSeconds());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped before the end of the clip");
        }
    }

    private void take(Frame frame, VideoStream stream) throws IOException {
        Instant time = frame.stamp().exposureTime();
        checkSize(frame);
        first = first == null ? time : first;
        last = time;
        Pipeline.Seen seen = Pipeline.see(sight, frame, costs);
        Picture picture = Pipeline.fuse(fusion, seen.scan(), costs);
        detections += seen.detections().size();
        for (Tracklet tracklet : seen.tracklets()) {
            highestTracklet = Math.max(highestTracklet, tracklet.number());
            motRows.write(MotFile.format(motRow(tracklet)));
            motRows.newLine();
        }
        if (trackRows != null) {
            trackRows.write(frames, time, picture.tracks());
        }
        picture.alerts().forEach(alert -> alerts.put(alert.id(), alert));
        if (job.annotate()) {
            annotate(frame, seen, picture, stream);
        }
        frames++;
    }

    private MotRow motRow(Tracklet tracklet) {
        return MotRow.ofTrack(
                Math.toIntExact(frames + 1),
                Math.toIntExact(tracklet.number()),
                tracklet.detection().box(),
                tracklet.detection().confidence());
    }

    /// A calibration holds for one picture size only.
    private void checkSize(Frame frame) throws IOException {
        if (job.calibration() instanceof Calibration.Placed(var camera, _, _, _)
                && (camera.lens().widthPixels() != frame.width()
                        || camera.lens().heightPixels() != frame.height())) {
            throw new IOException(
                    "the camera file is for pictures of %d × %d, frame %d of %s has %d × %d; give the calibration of this camera and size"
                            .formatted(
                                    camera.lens().widthPixels(),
                                    camera.lens().heightPixels(),
                                    frames + 1,
                                    job.clip().getFileName(),
                                    frame.width(),
                                    frame.height()));
        }
    }

    private void annotate(Frame frame, Pipeline.Seen seen, Picture picture, VideoStream stream)
            throws IOException {
        long before = costs.now();
        if (annotated == null) {
            Path file = files.path("annotated.mp4");
            annotated = new AnnotatedClip(file, frame, stream.frameRateHz(), job.calibration());
        }
        annotated.draw(frame, seen.tracklets(), picture);
        costs.annotatedSince(before);
    }

    private void finish(WatchSummary summary) throws IOException {
        try (BufferedWriter lines = files.open("alerts.jsonl")) {
            for (Alert alert : alerts.values()) {
                lines.write(AlertLines.line(alert));
                lines.newLine();
            }
        }
        if (trackRows != null) {
            try (BufferedWriter geoJson = files.open("tracks.geojson")) {
                trackRows.writeLines(geoJson);
            }
        }
        try (BufferedWriter out = files.open("summary.json")) {
            out.write(JSON.writeValueAsString(summary));
            out.newLine();
        }
        closeAnnotated();
        files.finish();
    }

    private void closeAnnotated() throws IOException {
        if (annotated != null) {
            annotated.close();
            annotated = null;
        }
    }

    private WatchSummary summary(VideoStream stream, double wallSeconds) {
        notes.addAll(stream.notes());
        boolean isPlaced = job.calibration() instanceof Calibration.Placed;
        if (job.calibration() instanceof Calibration.Placed placed) {
            placed.complaint().ifPresent(notes::add);
        } else {
            notes.add(
                    "no calibration: things are followed in pixels and have no place on the ground; no tracks.csv, no tracks.geojson, zones do not count; give --camera for places in metres");
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("decode", costs.decodeSeconds());
        for (Pipeline.Stage stage : Pipeline.Stage.values()) {
            seconds.put(stage.name().toLowerCase(Locale.ROOT), costs.seconds(stage));
        }
        if (annotated != null) {
            annotated.findOmission().ifPresent(notes::add);
            seconds.put("annotate", costs.annotateSeconds());
        }
        Instant none = stream.startTime();
        return new WatchSummary(
                new WatchSummary.Clip(
                        String.valueOf(job.clip().getFileName()),
                        frames,
                        stream.width(),
                        stream.height(),
                        stream.frameRateHz(),
                        first == null ? none : first,
                        last == null ? none : last),
                isPlaced ? "metres" : "pixels",
                wallSeconds,
                frames / Math.max(wallSeconds, 1e-9),
                seconds,
                new WatchSummary.Counts(
                        detections,
                        highestTracklet,
                        trackRows == null ? 0 : trackRows.trackCount(),
                        alerts.size()),
                notes);
    }
}
