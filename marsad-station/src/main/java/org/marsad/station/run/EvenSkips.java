package org.marsad.station.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Decides which frames are analysed: all of them, or every n-th when one takes longer than its share
/// of the time between two. Cost and interval are followed as slow means, so n changes seldom. Written
/// by one camera's thread.
final class EvenSkips {

    private static final double SLOWNESS = 0.05;

    /// Share of a frame's time that analysis may take; the rest is for decoding it.
    private static final double SHARE = 0.7;

    private static final int RAREST = 12;

    private double costSeconds;
    private double intervalSeconds = 0.04;
    private Instant previous = Instant.MAX;
    private int sinceLast;
    private final AtomicLong skipped = new AtomicLong();

    boolean isNext(Instant exposureTime) {
        double interval =
                previous.isBefore(exposureTime)
                        ? Duration.between(previous, exposureTime).toNanos() / 1e9
                        : intervalSeconds;
        intervalSeconds += SLOWNESS * (Math.min(interval, 1) - intervalSeconds);
        previous = exposureTime;
        sinceLast++;
        if (sinceLast < everyNth()) {
            skipped.incrementAndGet();
            return false;
        }
        sinceLast = 0;
        return true;
    }

    void analysed(Duration cost) {
        costSeconds += SLOWNESS * (cost.toNanos() / 1e9 - costSeconds);
    }

    int everyNth() {
        double share = costSeconds / (SHARE * intervalSeconds);
        return Math.clamp((long) Math.ceil(share), 1, RAREST);
    }

    long skipped() {
        return skipped.get();
    }
}
