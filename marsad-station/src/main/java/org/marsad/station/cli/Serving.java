package org.marsad.station.cli;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import org.marsad.station.run.Station;

/// A station in this process, from the line that says it is ready until Ctrl-C or a TERM signal.
final class Serving {

    private final CountDownLatch stopped = new CountDownLatch(1);

    /// @param close what ends with the process, in this order
    Serving(Runnable... close) {
        Thread stop = new Thread(() -> stop(close), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
    }

    private void stop(Runnable... close) {
        try {
            for (Runnable each : close) {
                each.run();
            }
        } finally {
            stopped.countDown();
        }
    }

    /// The one line that scripts wait for, written at once so that no line of the log falls into it.
    void announce(Station station) {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        long took = System.currentTimeMillis() - started;
        System.out.print("ready " + station.url() + " in " + took + " ms" + System.lineSeparator());
        System.out.flush();
    }

    void awaitStop() throws InterruptedException {
        stopped.await();
    }
}
