package org.marsad.vision.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.sensor.Frame;
import org.marsad.sensor.SensorId;

/// Frame counts of the public clips, which hold B-pictures, as ffprobe counts them.
@Tag("data")
class PublicClipsTest {

    private static Path clips = Path.of("");

    @BeforeAll
    static void findData() {
        String data = System.getProperty("marsad.data", "");
        Assumptions.assumeTrue(!data.isEmpty(), "no test data: set -Dmarsad.data");
        clips = Path.of(data, "video");
    }

    @ParameterizedTest
    @CsvSource({
        "pets09-s2l1/pets09-s2l1.mp4, 795, 768, 576, 7",
        "tud-stadtmitte/tud-stadtmitte.mp4, 179, 640, 480, 25",
        "tud-campus/tud-campus.mp4, 71, 640, 480, 25",
        "mot16-09/mot16-09.mp4, 525, 1920, 1080, 30",
        "cdnet-highway/highway.mp4, 1700, 320, 240, 25",
        "intel-samples/car-detection.mp4, 377, 768, 432, 12.5",
        "intel-samples/one-by-one-person-detection.mp4, 1394, 768, 432, 10",
        "intel-samples/person-bicycle-car-detection.mp4, 459, 768, 432, 12"
    })
    void everyFrameComesOnceInOrder(String clip, int frames, int width, int height, double rateHz)
            throws Exception {
        VideoAddress address = VideoAddress.of(clips.resolve(clip).toString());
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        VideoOptions options = VideoOptions.forFile().withStartTime(start);
        int units = 0;
        int[] tapped = new int[1];
        Instant expected = start;
        try (VideoInput input = VideoInput.open(new SensorId("clip"), address, options)) {
            input.tap(unit -> tapped[0]++);
            assertThat(input.stream().frameCount()).isEqualTo(frames);
            for (Optional<Frame> f = input.findNext(); f.isPresent(); f = input.findNext()) {
                Frame frame = f.get();
                assertThat(frame.stamp().number()).isEqualTo(units);
                assertThat(frame.width()).isEqualTo(width);
                assertThat(frame.height()).isEqualTo(height);
                assertThat(Duration.between(expected, frame.stamp().exposureTime()).abs())
                        .isLessThan(Duration.ofMillis(1));
                units++;
                expected = start.plusNanos(Math.round(units * 1e9 / rateHz));
            }
            assertThat(input.decodeErrors()).isZero();
        }
        assertThat(units).isEqualTo(frames);
        // One clip's edit list cuts pictures away that are still needed for decoding.
        assertThat(tapped[0]).isBetween(frames, frames + 8);
    }
}
