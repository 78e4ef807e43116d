package org.marsad.vision.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.marsad.sensor.Frame;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.health.SensorHealth;

/// Keeps what a camera loop hands on, for tests to wait on.
final class RecordingOutlet implements CameraLoop.Outlet {

    final List<VideoStream> streams = new CopyOnWriteArrayList<>();
    final List<SensorHealth> health = new CopyOnWriteArrayList<>();
    final BlockingQueue<AccessUnit> units = new LinkedBlockingQueue<>();
    final BlockingQueue<FrameStamp> frames = new LinkedBlockingQueue<>();
    volatile Duration workOnNextFrame = Duration.ZERO;
    private final BlockingQueue<SensorHealth> news = new LinkedBlockingQueue<>();

    @Override
    public void onStream(VideoStream stream) {
        streams.add(stream);
    }

    @Override
    public void onAccessUnit(AccessUnit unit) {
        units.add(unit);
    }

    @Override
    public void onFrame(Frame frame) {
        frames.add(frame.stamp());
        Duration work = workOnNextFrame;
        workOnNextFrame = Duration.ZERO;
        LockSupport.parkNanos(work.toNanos());
    }

    @Override
    public void onHealth(SensorHealth news) {
        health.add(news);
        this.news.add(news);
    }

    /// Waits for the next change into this state and returns it.
    SensorHealth await(SensorHealth.State state, long atMostMillis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMillis);
        while (true) {
            @Nullable SensorHealth next =
                    news.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            assertThat(next)
                    .as("a change to %s within %d ms; so far %s", state, atMostMillis, health)
                    .isNotNull();
            if (next != null && next.state() == state) {
                return next;
            }
        }
    }

    FrameStamp awaitFrame() throws InterruptedException {
        FrameStamp stamp = frames.poll(10, TimeUnit.SECONDS);
        assertThat(stamp).as("a frame within 10 s").isNotNull();
        return java.util.Objects.requireNonNull(stamp);
    }
}
