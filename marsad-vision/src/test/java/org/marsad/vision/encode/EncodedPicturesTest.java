package org.marsad.vision.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.sensor.Frame;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.capture.SyntheticPictures;
import org.marsad.vision.capture.VideoAddress;
import org.marsad.vision.capture.VideoInput;
import org.marsad.vision.capture.VideoOptions;

class EncodedPicturesTest {

    @TempDir Path folder;

    @Test
    void eachPictureGivesItsUnitAtOnceAndKeyPicturesComeOnTime() {
        try (H264Encoder encoder = new H264Encoder(new H264Settings(320, 240, 25, 500_000, 8))) {
            for (int number = 0; number < 24; number++) {
                List<AccessUnit> units =
                        encoder.encode(SyntheticPictures.picture(number, 320, 240));
                assertThat(units).hasSize(1);
                assertThat(units.getFirst().key()).isEqualTo(number % 8 == 0);
                assertThat(units.getFirst().exposureTime())
                        .isEqualTo(SyntheticPictures.exposureOf(number));
                assertThat(units.getFirst().bytes()).startsWith(0, 0, 0, 1);
            }
        }
    }

    @Test
    void aKeyPictureComesWhenItIsAskedFor() {
        try (H264Encoder encoder = new H264Encoder(new H264Settings(320, 240, 25, 500_000, 100))) {
            for (int number = 0; number < 12; number++) {
                if (number == 5) {
                    encoder.makeNextKey();
                }
                List<AccessUnit> units =
                        encoder.encode(SyntheticPictures.picture(number, 320, 240));
                assertThat(units).hasSize(1);
                assertThat(units.getFirst().key())
                        .as("picture %d", number)
                        .isEqualTo(number == 0 || number == 5);
            }
        }
    }

    @Test
    void samePicturesGiveTheSameBytes() {
        assertThat(SyntheticPictures.units(0, 20, 320, 240))
                .isEqualTo(SyntheticPictures.units(0, 20, 320, 240));
    }

    @Test
    void wrongSizeAndBackwardTimeAreNamed() {
        try (H264Encoder encoder = new H264Encoder(H264Settings.of(320, 240, 25))) {
            encoder.encode(SyntheticPictures.picture(1, 320, 240));
            assertThatThrownBy(() -> encoder.encode(SyntheticPictures.picture(2, 640, 240)))
                    .hasMessageContaining("320 × 240")
                    .hasMessageContaining("640 × 240");
            assertThatThrownBy(() -> encoder.encode(SyntheticPictures.picture(0, 320, 240)))
                    .hasMessageContaining("must increase");
        }
        assertThatThrownBy(() -> H264Settings.of(321, 240, 25)).hasMessageContaining("even");
    }

    @Test
    void jpegShowsThePictureInFullRange() throws Exception {
        byte[] jpeg = JpegPicture.encode(SyntheticPictures.picture(10, 320, 240), 2);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(image.getWidth()).isEqualTo(320);
        assertThat(image.getHeight()).isEqualTo(240);
        // ITU-R BT.601: luma 220, blue 100, red 150 in video range.
        int rgb = image.getRGB(SyntheticPictures.squareLeft(10, 320) + 16, 120);
        assertThat(rgb >> 16 & 0xff).isCloseTo(255, within(6));
        assertThat(rgb >> 8 & 0xff).isCloseTo(231, within(6));
        assertThat(rgb & 0xff).isCloseTo(181, within(8));
    }

    @Test
    void ownedFrameOutlivesItsSource() throws Exception {
        Path clip = SyntheticPictures.mp4(folder, 5, 320, 240);
        OwnedFrame kept;
        int expected;
        try (VideoInput input =
                VideoInput.open(
                        SyntheticPictures.CAMERA,
                        VideoAddress.of(clip.toString()),
                        VideoOptions.forFile())) {
            Frame frame = input.findNext().orElseThrow();
            expected = frame.chromaRed().at(159, 119);
            kept = OwnedFrame.copyOf(frame);
        }
        assertThat(kept.frame().chromaRed().at(159, 119)).isEqualTo(expected);
        assertThat(kept.frame().luma().at(16, 120)).isGreaterThan(200);
        assertThat(kept.frame().stamp()).isEqualTo(kept.stamp());
    }
}
