package org.marsad.station.recorded;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.follow.Follower;
import org.marsad.follow.FollowerSettings;
import org.marsad.follow.Tracklet;
import org.marsad.formats.mot.MotFile;
import org.marsad.formats.mot.MotRow;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.SensorId;

/// Follows the detections of a MOTChallenge file. Detectors score on scales of their own, so a score is taken by its
/// rank in the file: the weakest detection has 0, the surest 1.
public final class RecordedDetections {

    private static final SensorId CAMERA = new SensorId("camera");

    /// A day at 30 frames a second.
    private static final int MOST_FRAMES = 2_600_000;

    private RecordedDetections() {}

    /// What was followed, and how fast; reading and writing files are not counted.
    public record Summary(
            long frames, long detections, long tracklets, double seconds, double framesPerSecond) {

        public String sentence() {
            return "%d frames, %d detections: %d tracklets, %.0f frames/s"
                    .formatted(frames, detections, tracklets, framesPerSecond);
        }
    }

    public static Summary follow(Path in, Path out, double frameRateHz) throws IOException {
        List<MotRow> rows = MotFile.read(in);
        Map<Integer, List<MotRow>> byFrame = new TreeMap<>();
        rows.forEach(row -> byFrame.computeIfAbsent(row.frame(), _ -> new ArrayList<>()).add(row));
        int frames = byFrame.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (frames > MOST_FRAMES) {
            throw new IOException(
                    "%s: expected at most %d frames, got frame %d"
                            .formatted(in, MOST_FRAMES, frames));
        }
        Map<Double, Double> ranks =
                ranks(rows.stream().mapToDouble(MotRow::confidence).sorted().toArray());
        List<List<Detection>> detections = new ArrayList<>(frames);
        for (int frame = 1; frame <= frames; frame++) {
            FrameStamp stamp = stamp(frame, frameRateHz);
            detections.add(
                    byFrame.getOrDefault(frame, List.of()).stream()
                            .map(row -> detection(stamp, row, ranks))
                            .toList());
        }
        Follower follower = new Follower(FollowerSettings.standard());
        List<List<Tracklet>> followed = new ArrayList<>(frames);
        long before = System.nanoTime();
        for (int frame = 1; frame <= frames; frame++) {
            followed.add(follower.follow(stamp(frame, frameRateHz), detections.get(frame - 1)));
        }
        double seconds = (System.nanoTime() - before) * 1e-9;
        write(out, followed);
        long tracklets =
                followed.stream().flatMap(List::stream).map(Tracklet::number).distinct().count();
        return new Summary(frames, rows.size(), tracklets, seconds, frames / seconds);
    }

    private static FrameStamp stamp(int frame, double frameRateHz) {
        Instant time = Instant.EPOCH.plusNanos(Math.round((frame - 1) * 1e9 / frameRateHz));
        return new FrameStamp(CAMERA, frame - 1L, time, time, FrameStamp.TimeSource.CONTAINER);
    }

    private static Detection detection(FrameStamp stamp, MotRow row, Map<Double, Double> ranks) {
        return new Detection(
                stamp,
                row.box(),
                row.box().area(),
                Classification.UNKNOWN,
                ranks.getOrDefault(row.confidence(), 0.0));
    }

    /// The share of the scores that are lower; of equal ones half.
    private static Map<Double, Double> ranks(double[] sorted) {
        Map<Double, Double> ranks = new HashMap<>();
        for (int first = 0; first < sorted.length; ) {
            int after = first;
            while (after < sorted.length && sorted[after] == sorted[first]) {
                after++;
            }
            ranks.put(sorted[first], (first + after - 1) / 2.0 / Math.max(1, sorted.length - 1));
            first = after;
        }
        return ranks;
    }

    private static void write(Path out, List<List<Tracklet>> followed) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            for (int k = 0; k < followed.size(); k++) {
                for (Tracklet tracklet : followed.get(k)) {
                    writer.write(
                            MotFile.format(
                                    MotRow.ofTrack(
                                            k + 1,
                                            Math.toIntExact(tracklet.number()),
                                            tracklet.detection().box(),
                                            tracklet.detection().confidence())));
                    writer.newLine();
                }
            }
        }
    }
}
