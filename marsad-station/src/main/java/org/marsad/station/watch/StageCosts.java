package org.marsad.station.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.marsad.pipeline.Pipeline;

/// CPU seconds by stage: of this thread, and of the one that decodes. Reading the thread's clock costs well under a microsecond a
/// stage, so the measured run is the real run.
final class StageCosts implements Pipeline.Probe {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Pipeline.Stage, Long> nanoseconds = new EnumMap<>(Pipeline.Stage.class);
    private double decodeSeconds;
    private long annotateNanoseconds;

    @Override
    public <T> T during(Pipeline.Stage stage, Supplier<T> work) {
        long before = threads.getCurrentThreadCpuTime();
        try {
            return work.get();
        } finally {
            nanoseconds.merge(stage, threads.getCurrentThreadCpuTime() - before, Long::sum);
        }
    }

    long now() {
        return threads.getCurrentThreadCpuTime();
    }

    void decoded(double cpuSeconds) {
        decodeSeconds = cpuSeconds;
    }

    void annotatedSince(long before) {
        annotateNanoseconds += now() - before;
    }

    double decodeSeconds() {
        return decodeSeconds;
    }

    double annotateSeconds() {
        return annotateNanoseconds / 1e9;
    }

    double seconds(Pipeline.Stage stage) {
        return nanoseconds.getOrDefault(stage, 0L) / 1e9;
    }
}
