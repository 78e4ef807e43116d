package org.marsad.station.sink;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;
import org.marsad.sensor.Frame;
import org.marsad.sensor.Plane;

/// The latest few frames of one camera in which something moved, copied, so that an alert finds the
/// frame that raised it. A camera that sees nothing move costs no memory. 12 frames of 1080p are
/// 37 MB; they span at least 1.8 s, longer than an alert takes to be raised.
public final class FrameRing {

    private static final int MOST_FRAMES = 12;
    private static final Duration LEAST_APART = Duration.ofMillis(150);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ArrayDeque<Frame> frames = new ArrayDeque<>();

    /// Copies the frame, when it is not too close to the one before.
    public synchronized void keep(Frame frame) {
        Instant time = frame.stamp().exposureTime();
        frames.removeIf(old -> old.stamp().exposureTime().isBefore(time.minus(IDLE)));
        if (!frames.isEmpty()
                && frames.getLast().stamp().exposureTime().plus(LEAST_APART).isAfter(time)) {
            return;
        }
        if (frames.size() == MOST_FRAMES) {
            frames.removeFirst();
        }
        frames.addLast(copy(frame));
    }

    /// A copy of the kept frame closest to a time, if one is close enough.
    public synchronized Optional<Frame> findNearest(Instant time, Duration atMost) {
        return frames.stream()
                .min(Comparator.comparing(frame -> apart(frame, time)))
                .filter(frame -> apart(frame, time).compareTo(atMost) <= 0)
                .map(FrameRing::copy);
    }

    private static Duration apart(Frame frame, Instant time) {
        return Duration.between(frame.stamp().exposureTime(), time).abs();
    }

    private static Frame copy(Frame frame) {
        return new Frame(
                frame.stamp(),
                copy(frame.luma()),
                copy(frame.chromaBlue()),
                copy(frame.chromaRed()));
    }

    private static Plane copy(Plane plane) {
        byte[] bytes = new byte[plane.width() * plane.height()];
        MemorySegment target = MemorySegment.ofArray(bytes);
        for (int y = 0; y < plane.height(); y++) {
            MemorySegment.copy(
                    plane.bytes(),
                    (long) y * plane.stride(),
                    target,
                    (long) y * plane.width(),
                    plane.width());
        }
        return new Plane(target, plane.width(), plane.height(), plane.width());
    }
}
