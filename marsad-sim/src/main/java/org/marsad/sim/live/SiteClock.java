package org.marsad.sim.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time on a simulated site: starts where the scenario says and runs at a constant speed.
public final class SiteClock implements InstantSource {

    private final Instant start;
    private final double speed;
    private final long startNanos;

    /// @param speed 1 is real time
    public SiteClock(Instant start, double speed) {
        this.start = start;
        this.speed = speed;
        this.startNanos = System.nanoTime();
    }

    public Instant start() {
        return start;
    }

    /// Seconds of the night that have passed.
    public double seconds() {
        return (System.nanoTime() - startNanos) * 1e-9 * speed;
    }

    @Override
    public Instant instant() {
        return at(seconds());
    }

    public Instant at(double seconds) {
        return start.plusNanos(Math.round(seconds * 1e9));
    }

    /// Sleeps until a second of the night; returns at once when it has passed.
    public void await(double seconds) throws InterruptedException {
        double wait = (seconds - seconds()) / speed;
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(Math.round(wait * 1e9)));
        }
    }
}
