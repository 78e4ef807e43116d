package org.marsad.vision.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.marsad.vision.capture.SyntheticPictures.BRIGHT;
import static org.marsad.vision.capture.SyntheticPictures.CAMERA;
import static org.marsad.vision.capture.SyntheticPictures.RATE_HZ;
import static org.marsad.vision.capture.SyntheticPictures.SQUARE;
import static org.marsad.vision.capture.SyntheticPictures.START;
import static org.marsad.vision.capture.SyntheticPictures.exposureOf;
import static org.marsad.vision.capture.SyntheticPictures.squareLeft;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.sensor.Frame;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.Plane;
import org.marsad.vision.capture.VideoException.Reason;

class VideoFileTest {

    @TempDir Path folder;

    private static VideoInput open(Path clip, VideoOptions options) throws VideoException {
        return VideoInput.open(CAMERA, VideoAddress.of(clip.toString()), options);
    }

    private static List<FrameStamp> stamps(Path clip, VideoOptions options) throws VideoException {
        List<FrameStamp> stamps = new ArrayList<>();
        try (VideoInput input = open(clip, options)) {
            for (Optional<Frame> f = input.findNext(); f.isPresent(); f = input.findNext()) {
                stamps.add(f.get().stamp());
            }
        }
        return stamps;
    }

    @Test
    void ownRecordingGivesBackItsPicturesAndTimes() throws Exception {
        Path clip = SyntheticPictures.mp4(folder, 60, 320, 240);
        try (VideoInput input = open(clip, VideoOptions.forFile())) {
            assertThat(input.stream())
                    .extracting(
                            VideoStream::codec,
                            VideoStream::width,
                            VideoStream::height,
                            VideoStream::frameCount,
                            VideoStream::startTime)
                    .containsExactly("h264", 320, 240, 60L, START);
            assertThat(input.stream().webCodec()).matches("avc1\\.[0-9a-f]{6}");
            assertThat(input.stream().frameRateHz()).isCloseTo(RATE_HZ, within(0.01));
            for (int number = 0; number < 60; number++) {
                Frame frame = input.findNext().orElseThrow();
                assertThat(frame.stamp().number()).isEqualTo(number);
                assertThat(frame.stamp().exposureTime()).isEqualTo(exposureOf(number));
                assertThat(frame.stamp().arrivalTime()).isEqualTo(exposureOf(number));
                int centre = squareLeft(number, 320) + SQUARE / 2;
                assertThat(frame.luma().at(centre, 120)).isCloseTo(BRIGHT, within(8));
                assertThat(frame.luma().at((centre + 160) % 320, 20)).isLessThan(120);
                assertThat(frame.chromaBlue().at(80, 20)).isCloseTo(100, within(4));
                assertThat(frame.chromaRed().at(80, 20)).isCloseTo(150, within(4));
            }
            assertThat(input.findNext()).isEmpty();
            assertThat(input.findNext()).isEmpty();
            assertThat(input.decodeErrors()).isZero();
        }
    }

    @Test
    void givenStartTimeWinsOverTheFiles() throws Exception {
        Path clip = SyntheticPictures.mp4(folder, 5, 320, 240);
        Instant start = Instant.parse("2020-02-29T23:59:59.5Z");
        assertThat(stamps(clip, VideoOptions.forFile().withStartTime(start)).get(4).exposureTime())
                .isEqualTo(start.plusMillis(160));
    }

    @Test
    void fileWithoutAnyTimeCountsFrom1970AndSaysSo() throws Exception {
        Path clip = raw("plain.h264", SyntheticPictures.units(0, 12, 320, 240));
        try (VideoInput input = open(clip, VideoOptions.forFile())) {
            assertThat(input.stream().startTime()).isEqualTo(Instant.EPOCH);
            assertThat(input.stream().notes()).anyMatch(n -> n.contains("1970"));
        }
        assertThat(stamps(clip, VideoOptions.forFile())).hasSize(12);
    }

    @Test
    void threadsChangeNothingInTheResult() throws Exception {
        Path clip = SyntheticPictures.mp4(folder, 40, 320, 240);
        assertThat(stamps(clip, VideoOptions.forFile().withThreads(4)))
                .isEqualTo(stamps(clip, VideoOptions.forFile()));
    }

    @Test
    void sizeChangeInTheMiddleGivesFramesOfTheNewSize() throws Exception {
        List<AccessUnit> units = new ArrayList<>(SyntheticPictures.units(0, 20, 320, 240));
        units.addAll(SyntheticPictures.units(20, 20, 640, 360));
        List<String> sizes = new ArrayList<>();
        try (VideoInput input = open(raw("sizes.h264", units), VideoOptions.forFile())) {
            for (Optional<Frame> f = input.findNext(); f.isPresent(); f = input.findNext()) {
                Frame frame = f.get();
                sizes.add(frame.width() + "x" + frame.height());
                assertThat(input.stream().width()).isEqualTo(frame.width());
                assertThat(frame.luma().at(frame.width() - 1, frame.height() - 1)).isPositive();
            }
        }
        assertThat(sizes.subList(0, 20)).containsOnly("320x240");
        assertThat(sizes.subList(20, 40)).containsOnly("640x360").hasSize(20);
    }

    @Test
    void planeHeldTooLongFailsAndDoesNotCrash() throws Exception {
        try (VideoInput input =
                open(SyntheticPictures.mp4(folder, 5, 320, 240), VideoOptions.forFile())) {
            Plane held = input.findNext().orElseThrow().luma();
            input.findNext();
            assertThatThrownBy(() -> held.at(0, 0)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void tapGivesAnnexBThatCanBeReadFromAnyKeyPicture() throws Exception {
        Path clip = SyntheticPictures.mp4(folder, 30, 320, 240);
        List<AccessUnit> tapped = new ArrayList<>();
        try (VideoInput input = open(clip, VideoOptions.forFile())) {
            input.tap(tapped::add);
            while (input.findNext().isPresent()) {}
        }
        assertThat(tapped).hasSize(30);
        assertThat(tapped).filteredOn(AccessUnit::key).hasSize(3);
        assertThat(tapped.get(7).exposureTime()).isEqualTo(exposureOf(7));
        Path tail = raw("tail.h264", tapped.subList(10, 30));
        assertThat(stamps(tail, VideoOptions.forFile())).hasSize(20);
    }

    @Test
    void truncatedFileGivesItsFramesThenSaysSo() throws Exception {
        Path clip = SyntheticPictures.mp4(folder, 60, 320, 240);
        byte[] bytes = Files.readAllBytes(clip);
        Path cut = folder.resolve("cut.mp4");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        AtomicInteger frames = new AtomicInteger();
        try (VideoInput input = open(cut, VideoOptions.forFile())) {
            VideoException early =
                    catchThrowableOfType(
                            VideoException.class,
                            () -> {
                                while (input.findNext().isPresent()) {
                                    frames.incrementAndGet();
                                }
                            });
            assertThat(early).hasMessageContaining("of 60");
            assertThat(early.reason()).isEqualTo(Reason.ENDS_EARLY);
            assertThat(input.findNext()).isEmpty();
        }
        assertThat(frames.get()).isBetween(10, 59);
    }

    @Test
    void truncatedFileWithoutItsIndexIsRefusedInWords() throws Exception {
        Path clip = folder.resolve("late-index.mp4");
        byte[] bytes = Files.readAllBytes(SyntheticPictures.mp4(folder, 30, 320, 240));
        Files.write(clip, Arrays.copyOf(bytes, 300));
        assertRefused(clip, Reason.NOT_VIDEO, "index");
    }

    @Test
    void damageInTheMiddleIsCountedAndPassedOver() throws Exception {
        List<AccessUnit> units = SyntheticPictures.units(0, 40, 320, 240);
        List<AccessUnit> damaged = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            byte[] bytes = units.get(i).bytes().clone();
            if (i == 15) {
                for (int at = 8; at < bytes.length; at++) {
                    bytes[at] = (byte) (at * 37 | 1);
                }
            }
            damaged.add(new AccessUnit(exposureOf(i), units.get(i).key(), bytes));
        }
        int frames = 0;
        try (VideoInput input = open(raw("damaged.h264", damaged), VideoOptions.forFile())) {
            while (input.findNext().isPresent()) {
                frames++;
            }
            assertThat(input.decodeErrors()).isPositive();
        }
        assertThat(frames).isBetween(30, 40);
    }

    @Test
    void whatIsNoVideoIsRefusedWithItsReason() throws Exception {
        Path text =
                Files.writeString(folder.resolve("notes.txt"), "no pictures here\n".repeat(500));
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        assertRefused(folder.resolve("absent.mp4"), Reason.MISSING, "found nothing");
        assertRefused(folder, Reason.FOLDER, "folder");
        assertRefused(empty, Reason.EMPTY, "0 bytes");
        assertRefused(text, Reason.NOT_VIDEO, "expected a video");
    }

    @Test
    void playListCannotMakeTheStationCallTheNetwork() throws Exception {
        Path list =
                Files.writeString(
                        folder.resolve("list.m3u8"),
                        "#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:1/secret.ts\n#EXT-X-ENDLIST\n");
        assertRefused(list, Reason.NOT_VIDEO, "expected a video");
    }

    @Test
    void pathWithForeignLettersAndSpacesOpens() throws Exception {
        Path clip = SyntheticPictures.mp4(folder, 3, 320, 240);
        Path moved = Files.move(clip, folder.resolve("مرصد الشمال %41 é.mp4"));
        assertThat(stamps(moved, VideoOptions.forFile())).hasSize(3);
    }

    private void assertRefused(Path file, Reason reason, String words) {
        VideoException refused =
                catchThrowableOfType(
                        VideoException.class, () -> open(file, VideoOptions.forFile()).close());
        assertThat(refused).hasMessageContaining(words).hasMessageNotContaining("\n");
        assertThat(refused.reason()).isEqualTo(reason);
    }

    private Path raw(String name, List<AccessUnit> units) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (AccessUnit unit : units) {
                out.write(unit.bytes());
            }
        }
        return file;
    }
}
