package org.marsad.vision.capture;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.marsad.sensor.Frame;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.FrameStamp.TimeSource;
import org.marsad.sensor.Plane;
import org.marsad.sensor.SensorId;
import org.marsad.vision.encode.H264Encoder;
import org.marsad.vision.encode.H264Settings;
import org.marsad.vision.encode.Mp4Writer;

/// A bright square that moves 4 pixels a frame over a soft gradient, and clips made of it.
public final class SyntheticPictures {

    public static final SensorId CAMERA = new SensorId("test-camera");
    public static final Instant START = Instant.parse("2026-11-24T12:00:00.123456Z");
    public static final int RATE_HZ = 25;
    public static final int SQUARE = 32;
    public static final int BRIGHT = 220;

    private SyntheticPictures() {}

    public static Instant exposureOf(int number) {
        return START.plusNanos(number * 1_000_000_000L / RATE_HZ);
    }

    /// Left edge of the square in a picture of this number and width.
    public static int squareLeft(int number, int width) {
        return number * 4 % (width - SQUARE);
    }

    public static Frame picture(int number, int width, int height) {
        byte[] luma = new byte[width * height];
        int left = squareLeft(number, width);
        int top = height / 2 - SQUARE / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = x >= left && x < left + SQUARE && y >= top && y < top + SQUARE;
                luma[y * width + x] = (byte) (inside ? BRIGHT : 40 + x * 60 / width);
            }
        }
        return new Frame(
                new FrameStamp(
                        CAMERA,
                        number,
                        exposureOf(number),
                        exposureOf(number),
                        TimeSource.CONTAINER),
                plane(luma, width, height),
                flat(100, width / 2, height / 2),
                flat(150, width / 2, height / 2));
    }

    private static Plane plane(byte[] bytes, int width, int height) {
        return new Plane(MemorySegment.ofArray(bytes), width, height, width);
    }

    private static Plane flat(int value, int width, int height) {
        byte[] bytes = new byte[width * height];
        java.util.Arrays.fill(bytes, (byte) value);
        return plane(bytes, width, height);
    }

    /// Key pictures every 10 frames.
    public static List<AccessUnit> units(int first, int count, int width, int height) {
        List<AccessUnit> units = new ArrayList<>();
        try (H264Encoder encoder =
                new H264Encoder(new H264Settings(width, height, RATE_HZ, 1_000_000, 10))) {
            for (int number = first; number < first + count; number++) {
                units.addAll(encoder.encode(picture(number, width, height)));
            }
        }
        return units;
    }

    public static Path mp4(Path folder, int count, int width, int height) throws IOException {
        Path clip = folder.resolve("clip-%dx%d-%d.mp4".formatted(width, height, count));
        try (Mp4Writer writer = Mp4Writer.create(clip, Mp4Writer.Layout.FASTSTART)) {
            for (AccessUnit unit : units(0, count, width, height)) {
                writer.write(unit);
            }
        }
        return clip;
    }
}
