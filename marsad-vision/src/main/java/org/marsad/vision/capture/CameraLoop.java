package org.marsad.vision.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.marsad.sensor.Frame;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.sensor.health.SensorHealth.State;
import org.marsad.vision.capture.VideoException.Reason;

/// Keeps one live camera going, whatever happens to it: opens it, hands on what comes, notices within about 2 s that
/// nothing comes any more, closes it, and tries again after 0.5 s, then 1, 2, 4 and every 5 s, for ever.
///
/// Run it on a **platform** thread of its own: a native read that waits would hold the carrier of a virtual thread,
/// and a few dead cameras would stop all virtual threads of the process. All calls to the outlet come from that thread,
/// and a frame is borrowed until the call returns; an outlet that is slow makes the camera's frames late, so it hands
/// them on and returns.
///
/// After a freeze the camera or the network may deliver the missed seconds in one burst. All of it is decoded, and its
/// access units go to the recorder, but a frame that is more than 1 s later than the promptest of this connection is
/// counted as late and not delivered; neither is one whose exposure time is not after the one before (this happens once,
/// when the camera's own clock replaces arrival times).
public final class CameraLoop implements Runnable, AutoCloseable {

    /// Who gets what the camera sends.
    public interface Outlet {

        /// The stream became known or changed.
        void onStream(VideoStream stream);

        void onAccessUnit(AccessUnit unit);

        /// The frame is borrowed until this returns.
        void onFrame(Frame frame);

        /// The state or its reason changed.
        void onHealth(SensorHealth health);
    }

    /// What happened so far.
    ///
    /// @param delivered frames given to the outlet
    /// @param late frames left out since they came too late
    /// @param outOfOrder frames left out since their exposure time was not after the one before
    /// @param decodeErrors packets and pictures lost to damage
    /// @param connections how often the camera was opened
    public record Counts(
            long delivered, long late, long outOfOrder, long decodeErrors, long connections) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts withConnection() {
            return new Counts(delivered, late, outOfOrder, decodeErrors, connections + 1);
        }

        Counts with(Timeliness verdict) {
            return new Counts(
                    delivered + (verdict == Timeliness.GOOD ? 1 : 0),
                    late + (verdict == Timeliness.LATE ? 1 : 0),
                    outOfOrder + (verdict == Timeliness.OUT_OF_ORDER ? 1 : 0),
                    decodeErrors,
                    connections);
        }

        Counts withErrors(long more) {
            return new Counts(delivered, late, outOfOrder, decodeErrors + more, connections);
        }
    }

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final SensorId camera;
    private final VideoAddress address;
    private final VideoOptions options;
    private final InstantSource now;
    private final Outlet outlet;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Deadline current;
    private volatile Counts counts = Counts.NONE;
    private volatile SensorHealth health;
    private Duration pause = FIRST_PAUSE;

    public CameraLoop(SensorId camera, VideoAddress address, VideoOptions options, Outlet outlet) {
        if (!address.isLive()) {
            throw new IllegalArgumentException(
                    "%s: expected an RTSP camera, got the file %s; read it with VideoInput"
                            .formatted(camera, address));
        }
        this.camera = camera;
        this.address = address;
        this.options = options;
        this.now =
                options.findArrivals()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                camera + ": needs a clock; use VideoOptions.live"));
        this.outlet = outlet;
        this.health = new SensorHealth(camera, State.STARTING, now.instant(), "");
    }

    /// Returns after {@link #close}, or when the thread is interrupted.
    @Override
    public void run() {
        outlet.onHealth(health);
        try {
            while (!isClosing()) {
                watchOnce();
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            report(State.LOST, "stopped by a fault in this program: " + e);
            throw e;
        }
    }

    private void watchOnce() {
        Deadline deadline = new Deadline(VideoInput.OPEN_TIMEOUT);
        current = deadline;
        if (isClosing()) {
            deadline.close();
            return;
        }
        counts = counts.withConnection();
        try (VideoInput input = VideoInput.open(camera, address, options, deadline)) {
            watch(input);
        } catch (VideoException e) {
            if (e.reason() != Reason.CLOSED) {
                report(isUnfit(e.reason()) ? State.UNFIT : State.LOST, e.getMessage());
            }
        }
    }

    private void watch(VideoInput input) throws VideoException {
        FrameTiming timing = new FrameTiming();
        VideoStream stream = input.stream();
        outlet.onStream(stream);
        input.tap(outlet::onAccessUnit);
        long errors = 0;
        while (!isClosing()) {
            Optional<Frame> frame = input.findNext();
            if (frame.isEmpty()) {
                return;
            }
            if (!input.stream().equals(stream)) {
                stream = input.stream();
                outlet.onStream(stream);
            }
            pause = FIRST_PAUSE;
            report(State.WATCHING, clockNote(input));
            Timeliness verdict = timing.judge(frame.get().stamp());
            counts = counts.with(verdict).withErrors(input.decodeErrors() - errors);
            errors = input.decodeErrors();
            if (verdict == Timeliness.GOOD) {
                outlet.onFrame(frame.get());
            }
        }
    }

    private static String clockNote(VideoInput input) {
        return input.isClockRefused()
                ? "the camera's clock is more than a minute off: arrival times are used; set its NTP server"
                : "";
    }

    private static boolean isUnfit(Reason reason) {
        return reason == Reason.UNDECODABLE
                || reason == Reason.UNSUPPORTED
                || reason == Reason.NO_PICTURES;
    }

    private void report(State state, String detail) {
        SensorHealth before = health;
        if (before.state() == state && before.detail().equals(detail)) {
            return;
        }
        Instant since = before.state() == state ? before.since() : now.instant();
        health = new SensorHealth(camera, state, since, detail);
        outlet.onHealth(health);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private boolean isClosing() {
        return closing.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    public SensorHealth health() {
        return health;
    }

    public Counts counts() {
        return counts;
    }

    /// From any thread: {@link #run} returns within about 200 ms, unless the outlet holds it.
    @Override
    public void close() {
        closing.countDown();
        Deadline waiting = current;
        if (waiting != null) {
            waiting.abort();
        }
    }
}
