package org.marsad.vision.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marsad.sensor.Frame;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.capture.SyntheticPictures;
import org.marsad.vision.capture.VideoAddress;
import org.marsad.vision.capture.VideoException;
import org.marsad.vision.capture.VideoInput;
import org.marsad.vision.capture.VideoOptions;
import org.marsad.vision.encode.Mp4Writer.Layout;

class Mp4WriterTest {

    @TempDir Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).toList();
        }
    }

    private static List<Instant> exposures(Path clip) throws VideoException {
        List<Instant> times = new ArrayList<>();
        try (VideoInput input =
                VideoInput.open(
                        SyntheticPictures.CAMERA,
                        VideoAddress.of(clip.toString()),
                        VideoOptions.forFile())) {
            for (Optional<Frame> f = input.findNext(); f.isPresent(); f = input.findNext()) {
                times.add(f.get().stamp().exposureTime());
            }
        }
        return times;
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void unevenExposureTimesComeBackToTheMicrosecond(Layout layout) throws Exception {
        Path target = folder.resolve("a.mp4");
        List<Instant> expected = new ArrayList<>();
        try (Mp4Writer writer = Mp4Writer.create(target, layout)) {
            int number = 0;
            for (AccessUnit unit : SyntheticPictures.units(0, 35, 320, 240)) {
                Instant time = unit.exposureTime().plusNanos(1000L * (number * 7919 % 13_000));
                expected.add(time);
                number++;
                writer.write(new AccessUnit(time, unit.key(), unit.bytes()));
                assertThat(target).doesNotExist();
            }
        }
        assertThat(exposures(target)).isEqualTo(expected);
        assertThat(names()).containsExactly("a.mp4");
    }

    @Test
    void unitsBeforeTheFirstKeyPictureArePassedOver() throws Exception {
        Path target = folder.resolve("a.mp4");
        List<AccessUnit> units = SyntheticPictures.units(0, 25, 320, 240);
        try (Mp4Writer writer = Mp4Writer.create(target, Layout.FASTSTART)) {
            for (AccessUnit unit : units.subList(3, 25)) {
                writer.write(unit);
            }
            assertThat(writer.skipped()).isEqualTo(7);
        }
        assertThat(exposures(target).getFirst()).isEqualTo(units.get(10).exposureTime());
    }

    @Test
    void discardedAndEmptyRecordingsLeaveNothing() throws Exception {
        Mp4Writer discarded = Mp4Writer.create(folder.resolve("a.mp4"), Layout.FASTSTART);
        for (AccessUnit unit : SyntheticPictures.units(0, 15, 320, 240)) {
            discarded.write(unit);
        }
        discarded.discard();
        Mp4Writer.create(folder.resolve("b.mp4"), Layout.FRAGMENTED).close();
        assertThat(names()).isEmpty();
    }

    @Test
    void recordingKilledOnTheWayCanBePlayedUpToItsLastFragment() throws Exception {
        Path target = folder.resolve("a.mp4");
        Path copy = folder.resolve("as-after-a-power-cut.mp4");
        Mp4Writer writer = Mp4Writer.create(target, Layout.FRAGMENTED);
        for (AccessUnit unit : SyntheticPictures.units(0, 45, 320, 240)) {
            writer.write(unit);
        }
        Files.copy(folder.resolve("a.mp4.part"), copy);
        writer.discard();
        assertThat(exposures(copy)).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void missingFolderIsNamed() {
        assertThatThrownBy(
                        () -> Mp4Writer.create(folder.resolve("no/such/a.mp4"), Layout.FASTSTART))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected an existing folder");
    }
}
