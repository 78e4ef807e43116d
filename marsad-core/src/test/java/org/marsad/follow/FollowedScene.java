package org.marsad.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.PixelBox;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.SensorId;

/// A camera at ten frames a second, and what its follower makes of the boxes it is shown.
final class FollowedScene {

    static final Instant START = Instant.parse("2026-03-01T20:00:00Z");

    private static final SensorId CAMERA = new SensorId("cam1");
    private static final double FRAMES_PER_SECOND = 10;

    final Follower follower = new Follower(FollowerSettings.standard());
    private long frame;

    static FrameStamp stamp(long number, Instant time) {
        return new FrameStamp(CAMERA, number, time, time, FrameStamp.TimeSource.CONTAINER);
    }

    static Instant timeOf(long frame) {
        return START.plus(Duration.ofNanos(Math.round(frame * 1e9 / FRAMES_PER_SECOND)));
    }

    static Detection detection(FrameStamp stamp, PixelBox box, double confidence) {
        return new Detection(stamp, box, box.area(), Classification.UNKNOWN, confidence);
    }

    /// A box around a centre.
    static PixelBox box(double x, double y, double width, double height) {
        return new PixelBox(x - width / 2, y - height / 2, width, height);
    }

    List<Tracklet> see(PixelBox... boxes) {
        return see(PictureShift.NONE, boxes);
    }

    List<Tracklet> see(PictureShift shift, PixelBox... boxes) {
        FrameStamp stamp = stamp(frame, timeOf(frame));
        frame++;
        return follower.follow(
                stamp, Arrays.stream(boxes).map(b -> detection(stamp, b, 0.9)).toList(), shift);
    }

    List<Tracklet> seeAt(Instant time, PixelBox... boxes) {
        FrameStamp stamp = stamp(frame++, time);
        return follower.follow(
                stamp, Arrays.stream(boxes).map(b -> detection(stamp, b, 0.9)).toList());
    }

    List<Tracklet> see(Stream<PixelBox> boxes) {
        return see(boxes.toArray(PixelBox[]::new));
    }
}
