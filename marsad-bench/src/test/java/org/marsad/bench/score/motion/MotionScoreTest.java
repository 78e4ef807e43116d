package org.marsad.bench.score.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.bench.score.UnscorableException;

class MotionScoreTest {

    @TempDir Path folder;

    @Test
    void shadowIsBackgroundAndTheUnknownDoesNotCount() {
        byte[] truth = bytes(255, 255, 0, 0, 50, 50, 85, 85, 170, 170);
        byte[] mask = bytes(255, 0, 255, 0, 255, 0, 255, 0, 255, 0);
        MotionScore score = MotionScore.ofFrame(mask, truth);
        assertThat(score).isEqualTo(new MotionScore(1, 1, 2, 1, 2));
        assertThat(score.precision()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.fMeasure()).isEqualTo(0.4);
        assertThat(score.specificity()).isEqualTo(0.5);
    }

    @Test
    void readsMasksFromAFolderAndTruthFromAZip() throws IOException, UnscorableException {
        picture(folder.resolve("bin000007.png"), BufferedImage.TYPE_BYTE_GRAY, 255, 0);
        picture(folder.resolve("bin000008.png"), BufferedImage.TYPE_BYTE_BINARY, 255, 0);
        Path zip = folder.resolve("truth.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int frame : new int[] {7, 8, 9}) {
                out.putNextEntry(new ZipEntry("clip/gt%06d.png".formatted(frame)));
                picture(out, BufferedImage.TYPE_BYTE_GRAY, 255, 50);
                out.closeEntry();
            }
        }
        assertThat(score(zip, 7, 8)).isEqualTo(new MotionScore(2, 2, 0, 0, 2));
        assertThatThrownBy(() -> score(zip, 7, 9))
                .isInstanceOf(UnscorableException.class)
                .hasMessageContaining("bin000009.png is missing");
        assertThatThrownBy(() -> score(zip, 10, 20)).hasMessageContaining("found none of them");
    }

    @Test
    void greyValuesComeAsTheyStandInTheFile() throws IOException {
        Path file = folder.resolve("gt000001.png");
        picture(file, BufferedImage.TYPE_BYTE_GRAY, 50, 170);
        try (var in = Files.newInputStream(file)) {
            assertThat(GreyImage.read(in, "gt").pixels).isEqualTo(bytes(50, 170));
        }
    }

    @Test
    void aFileThatIsNoPictureIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("x.png"), "no picture");
        try (var in = Files.newInputStream(file)) {
            assertThatThrownBy(() -> GreyImage.read(in, "x.png"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("x.png: expected a PNG");
        }
    }

    private MotionScore score(Path zip, int first, int last)
            throws IOException, UnscorableException {
        try (MaskFolder masks = MaskFolder.ofMasks(folder);
                MaskFolder truth = MaskFolder.ofTruth(zip)) {
            return MaskFolder.score(masks, truth, first, last);
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static void picture(Path file, int type, int... row) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            picture(out, type, row);
        }
    }

    private static void picture(OutputStream out, int type, int... row) throws IOException {
        BufferedImage image = new BufferedImage(row.length, 1, type);
        for (int x = 0; x < row.length; x++) {
            int value = type == BufferedImage.TYPE_BYTE_BINARY ? row[x] / 255 : row[x];
            image.getRaster().setSample(x, 0, 0, value);
        }
        ImageIO.write(image, "png", out);
    }
}
