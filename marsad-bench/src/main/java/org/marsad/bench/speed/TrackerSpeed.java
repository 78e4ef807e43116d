package org.marsad.bench.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.marsad.locate.Scan;
import org.marsad.track.Tracker;
import org.marsad.track.TrackerSettings;

/// What tracking so many targets costs on one core, once the code is warm.
///
/// @param plotsPerSecond of CPU time
/// @param timesRealTime seconds of the scene in one second of CPU time, pictures every 2 s included
/// @param bytesPerTrack of the heap, after a full collection
public record TrackerSpeed(
        int targets,
        int tracks,
        double plotsPerSecond,
        double timesRealTime,
        double bytesPerTrack) {

    private static final double SCENE_SECONDS = 60;
    private static final double PICTURE_SECONDS = 2;
    private static final double WARM_UP_CPU_SECONDS = 12;

    /// As many are held at least, so that their memory stands out from what else is on the heap.
    private static final int MEASURED_TRACKS = 2_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    public static TrackerSpeed measure(int targets) {
        List<Scan> scans = new RadarWorld(targets, targets).play(SCENE_SECONDS);
        long start = THREADS.getCurrentThreadCpuTime();
        while (secondsSince(start) < WARM_UP_CPU_SECONDS) {
            track(scans);
        }
        long plots = scans.stream().mapToLong(scan -> scan.reports().size()).sum();
        double seconds = Double.POSITIVE_INFINITY;
        for (int run = 0; run < 3; run++) {
            long before = THREADS.getCurrentThreadCpuTime();
            track(scans);
            seconds = Math.min(seconds, secondsSince(before));
        }
        List<Tracker> kept = new ArrayList<>();
        for (int held = 0; held < MEASURED_TRACKS; held += targets) {
            kept.add(track(scans));
        }
        long full = heapBytes();
        int trackers = kept.size();
        int tracks = kept.stream().mapToInt(tracker -> tracker.tracks().size()).sum();
        kept.clear();
        double bytes = full - heapBytes();
        return new TrackerSpeed(
                targets,
                tracks / trackers,
                plots / seconds,
                SCENE_SECONDS / seconds,
                bytes / Math.max(tracks, 1));
    }

    /// How the cost of a plot grows between two sizes: cost ∝ targets to this power.
    public double growthSince(TrackerSpeed smaller) {
        return Math.log(smaller.plotsPerSecond / plotsPerSecond)
                / Math.log(targets / (double) smaller.targets);
    }

    private static Tracker track(List<Scan> scans) {
        Tracker tracker = new Tracker(TrackerSettings.standard());
        double next = PICTURE_SECONDS;
        for (Scan scan : scans) {
            tracker.accept(scan);
            if (scan.validTime().toEpochMilli() >= 1000 * next) {
                tracker.tracks();
                next += PICTURE_SECONDS;
            }
        }
        return tracker;
    }

    private static double secondsSince(long nanos) {
        return (THREADS.getCurrentThreadCpuTime() - nanos) * 1e-9;
    }

    private static long heapBytes() {
        for (int pass = 0; pass < 3; pass++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
