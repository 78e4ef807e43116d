package org.marsad.vision.capture;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/// Ends a native read that takes too long: FFmpeg asks about every 100 ms, while it waits for the network, whether it
/// should give up. Once it was told so, the deadline stays passed: the packets that the library then still squeezes out
/// of its parser do not count as a sign of life.
///
/// There is one native callback for all inputs, since JavaCPP has room for ten of a kind; the input is told by the
/// number that the library carries along.
final class Deadline implements AutoCloseable {

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final ConcurrentMap<Long, Deadline> OPEN = new ConcurrentHashMap<>();

    private final long number = NUMBERS.incrementAndGet();
    private volatile long endNanos;
    private volatile boolean passed;
    private volatile boolean aborted;

    Deadline(Duration fromNow) {
        endNanos = System.nanoTime() + fromNow.toNanos();
        OPEN.put(number, this);
    }

    void watch(AVFormatContext context) {
        AVIOInterruptCB watched = context.interrupt_callback();
        watched.callback(Question.ONE);
        watched.opaque(new Tag(number));
    }

    void extend(Duration fromNow) {
        if (!passed) {
            endNanos = System.nanoTime() + fromNow.toNanos();
        }
    }

    /// From any thread: a waiting read ends within about 100 ms.
    void abort() {
        aborted = true;
    }

    boolean isPassed() {
        if (aborted || System.nanoTime() - endNanos > 0) {
            passed = true;
        }
        return passed;
    }

    boolean wasAborted() {
        return aborted;
    }

    @Override
    public void close() {
        OPEN.remove(number);
    }

    private static final class Tag extends Pointer {
        Tag(long value) {
            address = value;
        }
    }

    private static final class Question extends AVIOInterruptCB.Callback_Pointer {

        static final Question ONE = new Question();

        @Override
        public int call(Pointer tag) {
            Deadline asked = OPEN.get(tag.address());
            return asked != null && asked.isPassed() ? 1 : 0;
        }
    }
}
