package org.marsad.station.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a run of `watch` did and what it cost; written as `summary.json`.
///
/// @param places `metres` with a calibration, `pixels` without
/// @param framesPerSecond of wall time, everything included
/// @param cpuSeconds by stage: decode, detect, follow, locate, fuse, annotate
/// @param notes what a reader must know to read the rest rightly
public record WatchSummary(
        Clip clip,
        String places,
        double wallSeconds,
        double framesPerSecond,
        Map<String, Double> cpuSeconds,
        Counts counts,
        List<String> notes) {

    public WatchSummary {
        cpuSeconds = Map.copyOf(cpuSeconds);
        notes = List.copyOf(notes);
    }

    /// The clip as it was found.
    public record Clip(
            String file,
            long frames,
            int width,
            int height,
            double frameRateHz,
            Instant firstFrame,
            Instant lastFrame) {}

    /// What came out of it.
    public record Counts(long detections, long tracklets, long tracks, long alerts) {}
}
