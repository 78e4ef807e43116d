package org.marsad.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.Refusals;

/// Puts scans in the order of their valid times. A scan waits until the newest one is older by the
/// window's patience; what comes later than that is left out and counted, except own forces' reports, which tell late
/// too where their bearers are and go out at once.
///
/// The patience starts at the full window and is learnt: it is what the latest scan of the last half
/// minute needed, and a quarter more, never more than the window. Cameras that deliver evenly so wait
/// some milliseconds; one slow radar makes everyone wait as long as it takes. When something turns
/// later than it has been, its first scans are lost (and counted) until the patience has grown.
///
/// Scans of one instant come out by sensor name; what one sensor says of one instant in several pieces comes out as
/// one scan, its reports by place, so that the order in which they arrived changes nothing. At most {@link #MOST_HELD} are
/// held; beyond that the oldest go out early. Not thread-safe; deterministic.
public final class ReorderWindow {

    static final int MOST_HELD = 10_000;

    private static final int MOST_SENSORS = 1000;
    private static final Duration LEARNING = Duration.ofSeconds(15);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofMillis(10);

    private static final Comparator<TargetReport> BY_PLACE =
            Comparator.comparingDouble(ReorderWindow::east)
                    .thenComparingDouble(ReorderWindow::north);

    private record Waiting(Scan scan, long order) {}

    private final Duration window;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(
                    Comparator.comparing((Waiting w) -> w.scan.validTime())
                            .thenComparing(w -> w.scan.sensor().value())
                            .thenComparingLong(Waiting::order));
    private final Refusals refused;

    /// Valid time of the newest scan of each sensor.
    private final Map<SensorId, Instant> newestOf = new HashMap<>();

    private Instant newest = Instant.MIN;
    private Instant released = Instant.MIN;
    private Instant spanStart = Instant.MIN;
    private Duration worstBefore;
    private Duration worstNow;
    private long order;

    /// @param refused counts what is left out
    public ReorderWindow(Duration window, Refusals refused) {
        if (window.isNegative()) {
            throw new IllegalArgumentException("window must be at least 0, was " + window);
        }
        this.window = window;
        this.refused = refused;
        this.worstBefore = window;
        this.worstNow = window;
    }

    /// Takes in a scan and gives those whose turn it is, in order.
    public List<Scan> accept(Scan scan) {
        if (scan.validTime().isAfter(scan.arrivalTime().plus(CLOCK_TOLERANCE))) {
            refused.count(Refusal.FROM_THE_FUTURE, scan.sensor(), 1);
            return List.of();
        }
        learn(scan.validTime());
        if (scan.validTime().isBefore(released)) {
            if (isFromBeacons(scan)) {
                return List.of(scan);
            }
            refused.count(whyLate(scan), scan.sensor(), 1);
            return List.of();
        }
        if (newestOf.size() < MOST_SENSORS || newestOf.containsKey(scan.sensor())) {
            newestOf.merge(scan.sensor(), scan.validTime(), (a, b) -> a.isAfter(b) ? a : b);
        }
        waiting.add(new Waiting(scan, order++));
        return release(newest.minus(patience()));
    }

    /// Lets time pass without a scan: what has waited long enough goes out.
    public List<Scan> advance(Instant now) {
        return release(now.minus(window));
    }

    /// Everything that still waits, in order; for the end of a recording.
    public List<Scan> drain() {
        return release(Instant.MAX);
    }

    private static boolean isFromBeacons(Scan scan) {
        return !scan.reports().isEmpty()
                && scan.reports().stream()
                        .map(TargetReport::origin)
                        .allMatch(origin -> origin instanceof ReportOrigin.Beacon);
    }

    /// A sensor whose own times go on is only slow.
    private Refusal whyLate(Scan scan) {
        Instant before = newestOf.getOrDefault(scan.sensor(), Instant.MIN);
        return !before.equals(Instant.MIN) && scan.validTime().isBefore(before.minus(window))
                ? Refusal.BACKWARDS
                : Refusal.TOO_LATE;
    }

    Duration patience() {
        Duration worst = worstBefore.compareTo(worstNow) > 0 ? worstBefore : worstNow;
        Duration wanted = worst.multipliedBy(5).dividedBy(4).plus(MARGIN);
        return wanted.compareTo(window) > 0 ? window : wanted;
    }

    private void learn(Instant validTime) {
        if (newest.equals(Instant.MIN)) {
            newest = validTime;
            spanStart = validTime;
            return;
        }
        Duration lateness = Duration.between(validTime, newest);
        if (lateness.compareTo(window) <= 0 && lateness.compareTo(worstNow) > 0) {
            worstNow = lateness;
        }
        newest = validTime.isAfter(newest) ? validTime : newest;
        if (Duration.between(spanStart, newest).compareTo(LEARNING) > 0) {
            worstBefore = worstNow;
            worstNow = Duration.ZERO;
            spanStart = newest;
        }
    }

    private List<Scan> release(Instant until) {
        List<Scan> out = new ArrayList<>();
        while (!waiting.isEmpty()
                && (waiting.size() > MOST_HELD
                        || !waiting.element().scan.validTime().isAfter(until))) {
            Scan scan = waiting.remove().scan;
            released = scan.validTime();
            out.add(scan);
        }
        return gathered(out);
    }

    /// The pieces of one look made one scan.
    private static List<Scan> gathered(List<Scan> inOrder) {
        List<Scan> out = new ArrayList<>();
        for (int first = 0; first < inOrder.size(); ) {
            int after = first + 1;
            while (after < inOrder.size() && isSameLook(inOrder.get(first), inOrder.get(after))) {
                after++;
            }
            List<Scan> pieces = inOrder.subList(first, after);
            out.add(pieces.size() == 1 ? pieces.getFirst() : merged(pieces));
            first = after;
        }
        return out;
    }

    /// What still waits, in order.
    public List<Scan> waiting() {
        return gathered(waiting.stream().sorted(waiting.comparator()).map(Waiting::scan).toList());
    }

    private static boolean isSameLook(Scan a, Scan b) {
        return a.validTime().equals(b.validTime()) && a.sensor().equals(b.sensor());
    }

    private static Scan merged(List<Scan> pieces) {
        Scan first = pieces.getFirst();
        Instant arrival =
                pieces.stream().map(Scan::arrivalTime).max(Comparator.naturalOrder()).orElseThrow();
        List<TargetReport> reports =
                pieces.stream()
                        .flatMap(piece -> piece.reports().stream())
                        .sorted(BY_PLACE)
                        .toList();
        return new Scan(first.sensor(), first.validTime(), arrival, reports);
    }

    private static double east(TargetReport report) {
        return switch (report) {
            case Plot plot -> plot.position().eastMetres();
            case Strobe strobe -> strobe.azimuthRadians();
        };
    }

    private static double north(TargetReport report) {
        return report instanceof Plot plot ? plot.position().northMetres() : 0;
    }
}
