package org.marsad.station.watch;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.marsad.sensor.Frame;
import org.marsad.vision.capture.VideoException;
import org.marsad.vision.capture.VideoInput;
import org.marsad.vision.capture.VideoStream;
import org.marsad.vision.encode.OwnedFrame;

/// Decodes a clip on a platform thread of its own, a few frames ahead of who reads them, in the same order. The line is
/// bounded: the decoder waits for its reader.
final class DecodeAhead implements AutoCloseable {

    private static final int FRAMES_AHEAD = 6;
    private static final long LOOK_MILLIS = 20;

    private final VideoInput input;
    private final BlockingQueue<Decoded> line = new ArrayBlockingQueue<>(FRAMES_AHEAD);
    private final AtomicLong cpuNanoseconds = new AtomicLong();
    private final FutureTask<Boolean> decoding = new FutureTask<>(this::decode);
    private final Thread thread =
            Thread.ofPlatform().name("decode").daemon(true).unstarted(decoding);

    /// A frame of its own, and what the stream was when it came.
    record Decoded(Frame frame, VideoStream stream) {}

    /// The input is this thread's until it is closed.
    DecodeAhead(VideoInput input) {
        this.input = input;
        thread.start();
    }

    private boolean decode() throws VideoException, InterruptedException {
        Optional<Frame> frame = input.findNext();
        while (frame.isPresent()) {
            line.put(new Decoded(OwnedFrame.copyOf(frame.get()).frame(), input.stream()));
            noteCost();
            frame = input.findNext();
        }
        noteCost();
        return true;
    }

    private void noteCost() {
        cpuNanoseconds.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    double cpuSeconds() {
        return cpuNanoseconds.get() / 1e9;
    }

    /// The next frame; empty at the end.
    ///
    /// @throws VideoException after the last frame that could be had
    Optional<Decoded> findNext() throws VideoException, InterruptedException {
        while (true) {
            boolean isLast = decoding.isDone();
            Decoded next = line.poll(isLast ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                return Optional.of(next);
            }
            if (isLast) {
                checkEnd();
                return Optional.empty();
            }
        }
    }

    private void checkEnd() throws VideoException, InterruptedException {
        try {
            decoding.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VideoException video) {
                throw video;
            }
            throw new IllegalStateException("decoding stopped by a fault in this program", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        input.abort();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
