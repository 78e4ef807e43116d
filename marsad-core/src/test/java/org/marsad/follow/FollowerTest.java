package org.marsad.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.SensorId;

class FollowerTest {

    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
    private static final SensorId CAMERA = new SensorId("cam1");

    private final Follower follower = new Follower(FollowerSettings.standard());
    private final Random random = new Random(5);
    private final TreeSet<Long> numbers = new TreeSet<>();
    private long frame;

    private static FrameStamp stamp(long frame, double framesPerSecond) {
        Instant time = START.plus(Duration.ofNanos(Math.round(frame * 1e9 / framesPerSecond)));
        return new FrameStamp(CAMERA, frame, time, time, FrameStamp.TimeSource.CONTAINER);
    }

    /// A box around a centre.
    private static PixelBox box(double x, double y, double width, double height) {
        return new PixelBox(x - width / 2, y - height / 2, width, height);
    }

    private Map<Long, PixelBox> frame(double framesPerSecond, PixelBox... boxes) {
        return frame(framesPerSecond, 0.9, boxes);
    }

    private Map<Long, PixelBox> frame(
            double framesPerSecond, double confidence, PixelBox... boxes) {
        FrameStamp stamp = stamp(frame++, framesPerSecond);
        List<Detection> detections =
                Arrays.stream(boxes)
                        .map(
                                b ->
                                        new Detection(
                                                stamp,
                                                b,
                                                b.area(),
                                                Classification.UNKNOWN,
                                                confidence))
                        .toList();
        Map<Long, PixelBox> result = new TreeMap<>();
        for (Tracklet tracklet : follower.follow(stamp, detections)) {
            result.put(tracklet.number(), tracklet.detection().box());
        }
        numbers.addAll(result.keySet());
        return result;
    }

    @Test
    void thirdDetectionEstablishesATracklet() {
        assertThat(frame(10, box(50, 50, 10, 20))).isEmpty();
        assertThat(frame(10, box(52, 50, 10, 20))).isEmpty();
        assertThat(frame(10, box(54, 50, 10, 20))).containsOnlyKeys(1L);
    }

    @Test
    void flickerHereAndThereIsNeverReported() {
        for (int i = 0; i < 300; i++) {
            frame(10, box(random.nextInt(1900), random.nextInt(1000), 12, 12));
        }
        assertThat(numbers).isEmpty();
    }

    @Test
    void smallBoxThatMovesMoreThanItsWidthPerFrameKeepsOneNumber() {
        for (double speed : new double[] {6, 9}) {
            Follower fresh = new Follower(FollowerSettings.standard());
            TreeSet<Long> seen = new TreeSet<>();
            for (int i = 0; i < 100; i++) {
                FrameStamp stamp = stamp(i, 25);
                PixelBox b = box(20 + speed * i, 100 + random.nextGaussian() * 0.5, 4, 4);
                Detection d = new Detection(stamp, b, 16, Classification.UNKNOWN, 0.8);
                fresh.follow(stamp, List.of(d)).forEach(t -> seen.add(t.number()));
            }
            assertThat(seen).as("%.0f px per frame", speed).containsExactly(1L);
        }
    }

    @Test
    void crossingThingsKeepTheirNumbersThroughTheMergedBlob() {
        Map<Long, PixelBox> last = Map.of();
        for (int i = 0; i < 80; i++) {
            double left = 40 + 3 * i;
            double right = 280 - 3 * i;
            last =
                    Math.abs(left - right) < 14
                            ? frame(10, box((left + right) / 2, 100, 14 + right - left, 32))
                            : frame(10, box(left, 100, 14, 30), box(right, 102, 14, 30));
        }
        assertThat(numbers).hasSize(2);
        long first = numbers.first();
        assertThat(last).hasEntrySatisfying(first, b -> assertThat(b.left()).isGreaterThan(200));
    }

    @Test
    void thingBehindATreeForASecondIsFoundAgain() {
        for (int i = 0; i < 60; i++) {
            if (i < 25 || i >= 38) {
                frame(12.5, box(40 + 4 * i, 100, 20, 40));
            } else {
                assertThat(frame(12.5)).isEmpty();
            }
        }
        assertThat(numbers).hasSize(1);
    }

    @Test
    void thingThatStoppedUnseenIsFoundWhereItWasLast() {
        for (int i = 0; i < 40; i++) {
            if (i < 20) {
                frame(10, box(40 + 6 * i, 100, 20, 40));
            } else if (i < 36) {
                frame(10);
            } else {
                frame(10, box(40 + 6 * 20, 100, 20, 40));
            }
        }
        assertThat(numbers).hasSize(1);
    }

    @Test
    void weakDetectionsProlongButNeverBegin() {
        for (int i = 0; i < 10; i++) {
            frame(10, 0.3, box(500, 500, 20, 40));
        }
        assertThat(numbers).isEmpty();
        for (int i = 0; i < 5; i++) {
            frame(10, 0.9, box(50, 50, 20, 40));
        }
        assertThat(frame(10, 0.2, box(50, 50, 20, 40))).hasSize(1);
        assertThat(frame(10, 0.05, box(50, 50, 20, 40))).isEmpty();
    }

    @Test
    void fragmentOfABlobBeginsNothing() {
        for (int i = 0; i < 20; i++) {
            double x = 50 + 2 * i;
            frame(10, box(x, 100, 40, 80), box(x + 5, 120, 14, 16));
        }
        assertThat(numbers).hasSize(1);
    }

    @Test
    void realTimeCountsNotTheNumberOfFrames() {
        for (int i = 0; i < 10; i++) {
            frame(10, box(50 + 5 * i, 50, 20, 40));
        }
        frame = 60;
        assertThat(frame(10, box(345, 50, 20, 40))).as("gone for 5 s: a new thing").isEmpty();
    }

    @Test
    void sameDetectionsGiveTheSameTracklets() {
        List<List<Tracklet>> first = wander(new Follower(FollowerSettings.standard()));
        List<List<Tracklet>> second = wander(new Follower(FollowerSettings.standard()));
        assertThat(second).isEqualTo(first);
        assertThat(first.getLast()).isNotEmpty();
    }

    private static List<List<Tracklet>> wander(Follower follower) {
        Random random = new Random(11);
        double[] x = random.doubles(20, 0, 600).toArray();
        List<List<Tracklet>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            FrameStamp stamp = stamp(i, 10);
            List<Detection> detections = new ArrayList<>();
            for (int k = 0; k < x.length; k++) {
                x[k] += random.nextGaussian() * 3;
                if (random.nextInt(8) > 0) {
                    PixelBox b = box(x[k], 20 * k, 15, 18);
                    detections.add(new Detection(stamp, b, 99, Classification.UNKNOWN, 0.8));
                }
            }
            all.add(follower.follow(stamp, detections));
        }
        return all;
    }
}
