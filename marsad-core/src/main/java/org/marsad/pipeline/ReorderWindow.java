package org.marsad.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.marsad.locate.Scan;
import org.marsad.sensor.SensorId;

/// Puts the scans of all sensors in order of their valid time. A scan is let through once every other
/// sensor that is talking has been heard up to that time, or once the newest scan is a window ahead:
/// so one camera alone waits for nothing, and a silent one holds nobody up for longer than the window.
/// A scan older than what went through already is too late: it is counted by sensor and left out.
///
/// Scans of equal time go in the order of their sensors' names, so a replay fuses in the same order.
public final class ReorderWindow {

    private static final int MAX_SCANS = 4096;

    private final Duration window;
    private final PriorityQueue<Scan> waiting =
            new PriorityQueue<>(
                    Comparator.comparing(Scan::validTime)
                            .thenComparing(scan -> scan.sensor().value()));
    private final Map<SensorId, Instant> heard = new HashMap<>();
    private final Map<SensorId, Long> tooLate = new HashMap<>();
    private Instant newest = Instant.MIN;
    private Instant released = Instant.MIN;

    public ReorderWindow(Duration window) {
        this.window = window;
    }

    /// Takes a scan in; gives those that are now in order. Over {@value #MAX_SCANS} waiting scans the
    /// oldest goes through early.
    public List<Scan> accept(Scan scan) {
        if (scan.validTime().isBefore(released)) {
            tooLate.merge(scan.sensor(), 1L, Long::sum);
            return List.of();
        }
        waiting.add(scan);
        heard.merge(scan.sensor(), scan.validTime(), (a, b) -> a.isAfter(b) ? a : b);
        newest = newest.isAfter(scan.validTime()) ? newest : scan.validTime();
        return release();
    }

    /// Time goes on without scans: everything older than a window before now goes through.
    public List<Scan> advance(Instant now) {
        newest = newest.isAfter(now) ? newest : now;
        return release();
    }

    private List<Scan> release() {
        Instant horizon = newest.minus(window);
        heard.values().removeIf(last -> last.isBefore(horizon));
        Instant allHeard = heard.values().stream().min(Comparator.naturalOrder()).orElse(horizon);
        List<Scan> inOrder = new ArrayList<>();
        while (!waiting.isEmpty()
                && (!waiting.peek().validTime().isAfter(allHeard)
                        || waiting.peek().validTime().isBefore(horizon)
                        || waiting.size() > MAX_SCANS)) {
            inOrder.add(waiting.remove());
        }
        if (!inOrder.isEmpty()) {
            released = inOrder.getLast().validTime();
        }
        return inOrder;
    }

    /// How many scans of each sensor came too late so far.
    public Map<SensorId, Long> tooLateBySensor() {
        return Map.copyOf(tooLate);
    }
}
