package org.marsad.vision.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a video is opened. {@link #forFile} and {@link #live} give what is right in most cases.
///
/// @param startTime exposure time of a file's first frame; without it the file's own creation time counts
/// @param threads decoder threads
/// @param readTimeout how long a live camera may be silent before it counts as lost
/// @param arrivals what tells the arrival time; without it (files) a frame arrives when it was exposed, so that a
///     replay gives the same stamps each time
public record VideoOptions(
        @Nullable Instant startTime,
        int threads,
        Duration readTimeout,
        @Nullable InstantSource arrivals) {

    private static final int MAX_THREADS = 64;
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);

    public VideoOptions {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException(
                    "decoder threads must be 1 to %d, was %d".formatted(MAX_THREADS, threads));
        }
        if (!readTimeout.isPositive() || readTimeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "read timeout must be more than 0 and at most %s, was %s"
                            .formatted(MAX_TIMEOUT, readTimeout));
        }
    }

    /// One thread, the file's own times.
    public static VideoOptions forFile() {
        return new VideoOptions(null, 1, Duration.ofSeconds(10), null);
    }

    /// One thread, lost after 2 s of silence.
    public static VideoOptions live(InstantSource arrivals) {
        return new VideoOptions(null, 1, Duration.ofSeconds(2), arrivals);
    }

    public VideoOptions withStartTime(Instant time) {
        return new VideoOptions(time, threads, readTimeout, arrivals);
    }

    public VideoOptions withThreads(int count) {
        return new VideoOptions(startTime, count, readTimeout, arrivals);
    }

    public VideoOptions withReadTimeout(Duration timeout) {
        return new VideoOptions(startTime, threads, timeout, arrivals);
    }

    public Optional<Instant> findStartTime() {
        return Optional.ofNullable(startTime);
    }

    public Optional<InstantSource> findArrivals() {
        return Optional.ofNullable(arrivals);
    }
}
