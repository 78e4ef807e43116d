package org.marsad.vision.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.vision.encode.JpegPicture;

/// A station runs for months: what is opened and closed must give all its native memory back.
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {

    /// One leaked 640 × 480 picture a round would be 460 kB, a leaked decoder several MB.
    private static final long MOST_KILOBYTES_PER_ROUND = 100;

    private static final int ROUNDS = 200;

    @TempDir Path folder;

    @Test
    void twoHundredOpensAndClosesLeaveNothingBehind() throws Exception {
        Path clip = SyntheticPictures.mp4(folder, 12, 640, 480);
        Path cut = folder.resolve("cut.mp4");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(clip), 1500));
        rounds(clip, cut, 40);
        long before = residentKilobytes();
        rounds(clip, cut, ROUNDS);
        long grown = residentKilobytes() - before;
        assertThat(grown).as("kB more than before").isLessThan(ROUNDS * MOST_KILOBYTES_PER_ROUND);
    }

    private void rounds(Path clip, Path cut, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            for (Path file : List.of(clip, cut)) {
                readHalf(file);
            }
            SyntheticPictures.units(0, 2, 640, 480);
        }
    }

    private static void readHalf(Path file) {
        try (VideoInput input =
                VideoInput.open(
                        SyntheticPictures.CAMERA,
                        VideoAddress.of(file.toString()),
                        VideoOptions.forFile())) {
            input.tap(unit -> {});
            for (int i = 0; i < 6; i++) {
                input.findNext().ifPresent(frame -> JpegPicture.encode(frame, 8));
            }
        } catch (VideoException _) {
            // the cut clip ends early: its way out must give the memory back too
        }
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
