package org.marsad.station.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.marsad.follow.Tracklet;
import org.marsad.locate.Scan;
import org.marsad.pipeline.Pipeline;
import org.marsad.sensor.Frame;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.station.sink.FrameRing;
import org.marsad.station.sink.TrackNumbers;
import org.marsad.station.sink.VideoFeed;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.capture.CameraLoop;
import org.marsad.vision.capture.VideoOptions;
import org.marsad.vision.capture.VideoStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One camera on its own platform thread, since native reads block it: its coded pictures go to the
/// pages as they are, its frames through the pipeline, its scans to the fuse thread. When the
/// analysis can't keep up, it takes every second frame only, or every third; decoding goes on.
final class CameraWatch implements CameraLoop.Outlet, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CameraWatch.class);

    /// Where everything that a camera yields goes.
    record Outlets(
            VideoFeed video,
            FrameRing frames,
            TrackNumbers trackNumbers,
            Consumer<Scan> scans,
            Consumer<SensorHealth> health) {}

    private final StationPlan.CameraPlan plan;
    private final Outlets outlets;
    private final CameraLoop loop;
    private final EvenSkips skips = new EvenSkips();
    private final Thread thread;
    private volatile Pipeline.@Nullable Sight sight;
    private volatile SensorHealth.State state = SensorHealth.State.STARTING;

    CameraWatch(StationPlan.CameraPlan plan, Outlets outlets, InstantSource clock) {
        this.plan = plan;
        this.outlets = outlets;
        this.loop = new CameraLoop(plan.id(), plan.address(), VideoOptions.live(clock), this);
        this.thread = Thread.ofPlatform().name("camera " + plan.id()).daemon(true).unstarted(loop);
    }

    void start() {
        thread.start();
    }

    /// From now on frames are analysed; before that the video is shown only.
    void analyse(Pipeline.Sight newSight) {
        sight = newSight;
    }

    SensorId id() {
        return plan.id();
    }

    boolean isThermal() {
        return plan.thermal();
    }

    double rangeMetres() {
        return plan.rangeMetres();
    }

    SensorHealth.State state() {
        return state;
    }

    /// Frames that were decoded but not analysed, so far.
    long skippedFrames() {
        return skips.skipped();
    }

    @Override
    public void onStream(VideoStream stream) {
        if (!stream.webCodec().isEmpty() && stream.width() > 0) {
            outlets.video.describe(stream.webCodec(), stream.width(), stream.height());
        }
    }

    @Override
    public void onAccessUnit(AccessUnit unit) {
        outlets.video.accept(unit);
    }

    @Override
    public void onFrame(Frame frame) {
        Pipeline.Sight watching = sight;
        if (watching == null || !skips.isNext(frame.stamp().exposureTime())) {
            return;
        }
        long started = System.nanoTime();
        Pipeline.Seen seen = Pipeline.see(watching, frame, Pipeline.Probe.NONE);
        outlets.scans.accept(seen.scan());
        if (!seen.tracklets().isEmpty()) {
            outlets.frames.keep(frame);
        }
        outlets.video.acceptBoxes(frame.stamp().exposureTime(), boxes(seen.tracklets()));
        skips.analysed(Duration.ofNanos(System.nanoTime() - started));
    }

    @Override
    public void onHealth(SensorHealth health) {
        state = health.state();
        LOG.info(
                "camera {}: {}{}",
                plan.id(),
                health.state(),
                health.detail().isEmpty() ? "" : ": " + health.detail());
        outlets.health.accept(health);
    }

    @Override
    public void close() {
        loop.close();
    }

    private List<VideoFeed.Box> boxes(List<Tracklet> tracklets) {
        return tracklets.stream().map(outlets.trackNumbers::box).toList();
    }
}
