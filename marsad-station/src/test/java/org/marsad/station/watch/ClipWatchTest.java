package org.marsad.station.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.sensor.Frame;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.Plane;
import org.marsad.sensor.SensorId;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.encode.H264Encoder;
import org.marsad.vision.encode.H264Settings;

class ClipWatchTest {

    private static final int RATE_HZ = 10;

    @TempDir private Path folder = Path.of("");

    @Test
    void framesThatTheAnnotatedClipLeavesOutAreTold() throws Exception {
        WatchSummary summary = watch(clip(20, 12), true);
        assertThat(summary.clip().frames()).isEqualTo(32);
        assertThat(summary.notes())
                .anyMatch(note -> note.startsWith("12 frames are not in annotated.mp4"));
    }

    @Test
    void nothingIsSaidWhereNothingIsLeftOut() throws Exception {
        assertThat(watch(clip(20, 0), true).notes()).noneMatch(note -> note.contains("annotated"));
    }

    @Test
    void decodingHasItsOwnCost() throws Exception {
        WatchSummary summary = watch(clip(20, 0), false);
        assertThat(summary.cpuSeconds().get("decode")).isPositive();
        assertThat(summary.cpuSeconds()).doesNotContainKey("annotate");
    }

    private WatchSummary watch(Path clip, boolean annotate) throws Exception {
        return ClipWatch.run(
                new ClipJob(
                        clip,
                        new Calibration.None(),
                        List.of(),
                        null,
                        folder.resolve("out"),
                        annotate),
                _ -> {});
    }

    /// So many frames of 320 × 240, then so many of 160 × 120, as the bare stream.
    private Path clip(int large, int small) throws IOException {
        Path clip = folder.resolve("clip.h264");
        try (OutputStream out = Files.newOutputStream(clip)) {
            write(out, 0, large, 320);
            write(out, large, small, 160);
        }
        return clip;
    }

    private static void write(OutputStream out, int first, int count, int width)
            throws IOException {
        if (count == 0) {
            return;
        }
        int height = width * 3 / 4;
        try (H264Encoder encoder =
                new H264Encoder(new H264Settings(width, height, RATE_HZ, 1_000_000, 10))) {
            for (int number = first; number < first + count; number++) {
                for (AccessUnit unit : encoder.encode(grey(number, width, height))) {
                    out.write(unit.bytes());
                }
            }
        }
    }

    private static Frame grey(int number, int width, int height) {
        Instant time = Instant.parse("2026-11-24T02:00:00Z").plusMillis(number * 1000L / RATE_HZ);
        FrameStamp stamp =
                new FrameStamp(
                        new SensorId("test"), number, time, time, FrameStamp.TimeSource.CONTAINER);
        return new Frame(
                stamp,
                plane(width, height),
                plane(width / 2, height / 2),
                plane(width / 2, height / 2));
    }

    private static Plane plane(int width, int height) {
        byte[] bytes = new byte[width * height];
        Arrays.fill(bytes, (byte) 128);
        return new Plane(MemorySegment.ofArray(bytes), width, height, width);
    }
}
