package org.marsad.station.recorded;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.follow.Follower;
import org.marsad.follow.FollowerSettings;
import org.marsad.follow.Outline;
import org.marsad.follow.Refusals;
import org.marsad.formats.mot.MotFile;
import org.marsad.formats.mot.MotFormatException;
import org.marsad.formats.mot.MotRow;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.SensorId;

/// Follows the detections of a MOTChallenge file. Detectors score on scales of their own, so a score is taken by its
/// rank in the file: the weakest detection has 0, the surest 1.
public final class RecordedDetections {

    private static final SensorId CAMERA = new SensorId("camera");

    /// A day at 30 frames a second.
    private static final int MOST_FRAMES = 2_600_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<FrameStamp> stamps;
    private final List<List<Detection>> detections;

    private RecordedDetections(List<FrameStamp> stamps, List<List<Detection>> detections) {
        this.stamps = stamps;
        this.detections = detections;
    }

    /// What was followed, and how fast, in processor time of the one thread that follows; reading and writing files
    /// are not counted.
    ///
    /// @param refused how much could not be used, by reason
    /// @param seconds of the first time through, whose result was written
    /// @param framesPerSecond once it runs steadily, see {@link SteadyPace}
    public record Summary(
            long frames,
            long detections,
            long tracklets,
            Map<String, Long> refused,
            double seconds,
            double framesPerSecond) {

        public Summary {
            refused = Map.copyOf(refused);
        }

        public String sentence() {
            String speed =
                    String.format(
                            Locale.ROOT,
                            "%.0f frames/s; the first time through, just started, %.0f frames/s",
                            framesPerSecond,
                            frames / Math.max(seconds, 1e-9));
            return "%d frames, %d detections: %d tracklets, %s%s"
                    .formatted(
                            frames,
                            detections,
                            tracklets,
                            speed,
                            refused.isEmpty() ? "" : "; refused: " + refused);
        }
    }

    public static Summary follow(Path in, Path out, double frameRateHz) throws IOException {
        Map<String, Long> refused = new LinkedHashMap<>();
        List<MotRow> rows = read(in, refused);
        RecordedDetections recorded = of(rows, in, frameRateHz);
        Follower follower = new Follower(FollowerSettings.standard());
        List<List<Outline>> outlines = new ArrayList<>(recorded.stamps.size());
        double seconds = recorded.run(follower, outlines);
        count(follower.refusals(), refused);
        write(out, outlines);
        double steady =
                SteadyPace.seconds(
                        seconds,
                        () ->
                                recorded.run(
                                        new Follower(FollowerSettings.standard()),
                                        new ArrayList<>(recorded.stamps.size())));
        return new Summary(
                recorded.stamps.size(),
                rows.size(),
                outlines.stream().flatMap(List::stream).map(Outline::number).distinct().count(),
                refused,
                seconds,
                recorded.stamps.size() / Math.max(steady, 1e-9));
    }

    /// Gives the processor time it took.
    private double run(Follower follower, List<List<Outline>> outlines) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int k = 0; k < stamps.size(); k++) {
            follower.follow(stamps.get(k), detections.get(k));
            outlines.add(follower.outlines());
        }
        return (THREADS.getCurrentThreadCpuTime() - before) * 1e-9;
    }

    private static List<MotRow> read(Path in, Map<String, Long> refused) throws IOException {
        List<MotFormatException> unreadable = new ArrayList<>();
        List<MotRow> rows;
        try (BufferedReader lines = Files.newBufferedReader(in)) {
            rows =
                    MotFile.read(
                            lines,
                            in.toString(),
                            row -> {
                                refused.merge("no row", 1L, Long::sum);
                                if (unreadable.isEmpty()) {
                                    unreadable.add(row);
                                }
                            });
        }
        if (rows.isEmpty() && !unreadable.isEmpty()) {
            throw unreadable.getFirst();
        }
        return rows;
    }

    private static void count(Refusals refusals, Map<String, Long> refused) {
        if (refusals.boxes() > 0) {
            refused.put("box", refusals.boxes());
        }
        if (refusals.beyondLimit() > 0) {
            refused.put("too many in a frame", refusals.beyondLimit());
        }
        if (refusals.framesBackInTime() > 0) {
            refused.put("frame from the past", refusals.framesBackInTime());
        }
    }

    private static RecordedDetections of(List<MotRow> rows, Path in, double frameRateHz)
            throws IOException {
        int frames = rows.stream().mapToInt(MotRow::frame).max().orElse(0);
        if (frames > MOST_FRAMES) {
            throw new IOException(
                    "%s: expected at most %d frames, got frame %d"
                            .formatted(in, MOST_FRAMES, frames));
        }
        List<FrameStamp> stamps = new ArrayList<>(frames);
        List<List<Detection>> detections = new ArrayList<>(frames);
        for (int frame = 1; frame <= frames; frame++) {
            stamps.add(stamp(frame, frameRateHz));
            detections.add(new ArrayList<>());
        }
        Map<Double, Double> ranks =
                ranks(rows.stream().mapToDouble(MotRow::confidence).sorted().toArray());
        for (MotRow row : rows) {
            int k = row.frame() - 1;
            detections.get(k).add(detection(stamps.get(k), row, ranks));
        }
        return new RecordedDetections(stamps, detections);
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

    private static void write(Path out, List<List<Outline>> outlines) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            for (int k = 0; k < outlines.size(); k++) {
                for (Outline outline : outlines.get(k)) {
                    writer.write(
                            MotFile.format(
                                    MotRow.ofTrack(
                                            k + 1,
                                            Math.toIntExact(outline.number()),
                                            outline.box(),
                                            outline.presence())));
                    writer.newLine();
                }
            }
        }
    }
}
