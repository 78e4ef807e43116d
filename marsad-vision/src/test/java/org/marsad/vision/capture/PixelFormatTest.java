package org.marsad.vision.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.sensor.Frame;
import org.marsad.sensor.SensorId;

/// Whatever a camera's pixels are, the frame is 8-bit 4:2:0 in video range. The clips are uncompressed (YUV4MPEG2),
/// of one flat colour, so that the expected values follow from the formats' definitions.
class PixelFormatTest {

    private static final int WIDTH = 62;
    private static final int HEIGHT = 46;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "C420jpeg,                   1, 180, 90,  0.5,  180, 90, false",
        "C422,                       1, 180, 90,  1,    180, 90, true",
        "C444,                       1, 180, 90,  2,    180, 90, true",
        "C420p10,                    2, 720, 360, 0.5,  180, 90, true",
        "Cmono,                      1, 180, 0,   0,    180, 128, false",
        "C420jpeg XCOLORRANGE=FULL,  1, 255, 128, 0.5,  235, 128, true",
        "C420jpeg XCOLORRANGE=FULL,  1, 0,   128, 0.5,  16,  128, true"
    })
    void becomes420InVideoRange(
            String header,
            int bytesPerSample,
            int luma,
            int chroma,
            double chromaShare,
            int expectedLuma,
            int expectedChroma,
            boolean converted)
            throws Exception {
        int chromaSamples = (int) Math.round(chromaShare * WIDTH * HEIGHT);
        Path clip =
                clip(
                        header,
                        samples(luma, WIDTH * HEIGHT, bytesPerSample),
                        samples(chroma, chromaSamples, bytesPerSample));
        try (VideoInput input =
                VideoInput.open(
                        new SensorId("flat"),
                        VideoAddress.of(clip.toString()),
                        VideoOptions.forFile())) {
            for (int i = 0; i < 3; i++) {
                Frame frame = input.findNext().orElseThrow();
                assertThat(frame.width()).isEqualTo(WIDTH);
                assertThat(frame.chromaRed().width()).isEqualTo(WIDTH / 2);
                assertThat(frame.chromaRed().height()).isEqualTo(HEIGHT / 2);
                assertThat(frame.luma().at(5, 5)).isCloseTo(expectedLuma, within(1));
                assertThat(frame.luma().at(WIDTH - 1, HEIGHT - 1))
                        .isCloseTo(expectedLuma, within(1));
                assertThat(frame.chromaBlue().at(3, 3)).isCloseTo(expectedChroma, within(1));
            }
            assertThat(input.findNext()).isEmpty();
            assertThat(input.stream().notes().stream().anyMatch(n -> n.contains("converted")))
                    .isEqualTo(converted);
        }
    }

    private static byte[] samples(int value, int count, int bytesPerSample) {
        byte[] bytes = new byte[count * bytesPerSample];
        if (bytesPerSample == 1) {
            Arrays.fill(bytes, (byte) value);
        } else {
            for (int i = 0; i < count; i++) {
                bytes[2 * i] = (byte) value;
                bytes[2 * i + 1] = (byte) (value >> 8);
            }
        }
        return bytes;
    }

    private Path clip(String header, byte[] luma, byte[] chroma) throws IOException {
        Path clip = folder.resolve("flat.y4m");
        try (OutputStream out = Files.newOutputStream(clip)) {
            out.write(
                    "YUV4MPEG2 W%d H%d F25:1 Ip %s\n"
                            .formatted(WIDTH, HEIGHT, header)
                            .getBytes(US_ASCII));
            for (int i = 0; i < 3; i++) {
                out.write("FRAME\n".getBytes(US_ASCII));
                out.write(luma);
                out.write(chroma);
            }
        }
        return clip;
    }
}
