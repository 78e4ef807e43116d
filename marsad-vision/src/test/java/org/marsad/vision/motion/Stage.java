package org.marsad.vision.motion;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.marsad.detect.Detection;
import org.marsad.sensor.Frame;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.FrameStamp.TimeSource;
import org.marsad.sensor.Plane;
import org.marsad.sensor.SensorId;
import org.marsad.vision.things.SizePrior;

/// A painted ground with noise over it, things that stand on it, and a camera that films it at 10 pictures a second.
final class Stage {

    static final int WIDTH = 164;
    static final int HEIGHT = 120;
    static final int RATE_HZ = 10;
    static final long SEED = 20261126;

    /// An upright rectangle, textured or flat.
    record Thing(int left, int top, int width, int height, int luma, boolean isFlat) {

        Thing(int left, int top, int width, int height, int luma) {
            this(left, top, width, height, luma, false);
        }

        int lumaAt(int x, int y) {
            return isFlat ? luma : luma + fold(x - left, y - top);
        }
    }

    private final MotionDetector detector;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final double noiseGrey;
    private int ground;
    private double light = 1;
    private int frames;

    Stage(MotionSettings settings, double noiseGrey) {
        this(settings, SizePrior.unknown(), noiseGrey);
    }

    Stage(MotionSettings settings, SizePrior prior, double noiseGrey) {
        this.detector = new MotionDetector(settings, prior);
        this.noiseGrey = noiseGrey;
    }

    MotionDetector detector() {
        return detector;
    }

    /// The camera turns: another ground.
    void turn() {
        ground++;
    }

    void light(double factor) {
        light = factor;
    }

    /// What is seen in the next picture.
    List<Detection> shoot(Thing... things) {
        return detector.detect(frame(things));
    }

    /// The same things for so long; what was seen in the last picture.
    List<Detection> shootFor(double seconds, Thing... things) {
        List<Detection> latest = List.of();
        for (int n = 0; n < seconds * RATE_HZ; n++) {
            latest = shoot(things);
        }
        return latest;
    }

    /// How many things were seen in each picture of so many seconds.
    List<Integer> countFor(double seconds, Thing... things) {
        List<Integer> counts = new ArrayList<>();
        for (int n = 0; n < seconds * RATE_HZ; n++) {
            counts.add(shoot(things).size());
        }
        return counts;
    }

    private Frame frame(Thing... things) {
        byte[] luma = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double value = light * ground(x, y);
                for (Thing thing : things) {
                    if (x >= thing.left
                            && y >= thing.top
                            && x < thing.left + thing.width
                            && y < thing.top + thing.height) {
                        value = light * thing.lumaAt(x, y);
                    }
                }
                value += noiseGrey * random.nextGaussian();
                luma[y * WIDTH + x] = (byte) Math.clamp(Math.round(value), 16, 235);
            }
        }
        Instant time = Instant.ofEpochMilli(frames * 1000L / RATE_HZ);
        FrameStamp stamp =
                new FrameStamp(new SensorId("stage"), frames++, time, time, TimeSource.CONTAINER);
        Plane grey = plane(neutral(), WIDTH / 2, HEIGHT / 2);
        return new Frame(stamp, plane(luma, WIDTH, HEIGHT), grey, grey);
    }

    private static int fold(int x, int y) {
        return (x / 2 * 37 + y / 3 * 53) % 61 - 30;
    }

    private double ground(int x, int y) {
        return ground % 2 == 0
                ? 90 + 12 * Math.sin(x / 9.0) + 6 * Math.cos(y / 5.0)
                : 140 + 30 * Math.sin(y / 6.0) + 14 * Math.cos(x / 4.0);
    }

    private static byte[] neutral() {
        byte[] bytes = new byte[WIDTH / 2 * HEIGHT / 2];
        Arrays.fill(bytes, (byte) 128);
        return bytes;
    }

    private static Plane plane(byte[] bytes, int width, int height) {
        return new Plane(MemorySegment.ofArray(bytes), width, height, width);
    }
}
