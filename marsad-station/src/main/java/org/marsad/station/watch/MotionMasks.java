package org.marsad.station.watch;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.imageio.ImageIO;
import org.marsad.sensor.Frame;
import org.marsad.sensor.SensorId;
import org.marsad.vision.capture.VideoAddress;
import org.marsad.vision.capture.VideoException;
import org.marsad.vision.capture.VideoInput;
import org.marsad.vision.capture.VideoOptions;
import org.marsad.vision.motion.ForegroundMask;
import org.marsad.vision.motion.MotionDetector;
import org.marsad.vision.motion.MotionSettings;

/// What moves in a clip, as one grey PNG a frame in the convention of changedetection.net.
public final class MotionMasks {

    private MotionMasks() {}

    /// @param cpuSecondsMotion of the detector alone, without decoding and writing
    public record Summary(long frames, double wallSeconds, double cpuSecondsMotion) {

        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%d masks in %.1f s; motion alone %.2f ms a frame",
                    frames,
                    wallSeconds,
                    1000 * cpuSecondsMotion / Math.max(frames, 1));
        }
    }

    public static Summary write(Path clip, Path folder, LongConsumer progress)
            throws IOException, VideoException {
        long start = System.nanoTime();
        StageCosts costs = new StageCosts();
        MotionDetector detector = new MotionDetector(MotionSettings.DEFAULT);
        long frames = 0;
        long motionNanoseconds = 0;
        try (VideoInput input =
                        VideoInput.open(
                                new SensorId("clip"),
                                VideoAddress.of(clip.toString()),
                                VideoOptions.forFile());
                WatchFiles files = new WatchFiles(folder)) {
            Optional<Frame> frame = input.findNext();
            while (frame.isPresent()) {
                long before = costs.now();
                detector.detect(frame.get());
                motionNanoseconds += costs.now() - before;
                frames++;
                String name = String.format(Locale.ROOT, "bin%06d.png", frames);
                ImageIO.write(picture(detector.mask()), "png", files.path(name).toFile());
                progress.accept(frames);
                frame = input.findNext();
            }
            files.finish();
        }
        return new Summary(frames, (System.nanoTime() - start) / 1e9, motionNanoseconds / 1e9);
    }

    private static BufferedImage picture(ForegroundMask mask) {
        var picture = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        System.arraycopy(mask.bytes(), 0, pixels, 0, pixels.length);
        return picture;
    }
}
