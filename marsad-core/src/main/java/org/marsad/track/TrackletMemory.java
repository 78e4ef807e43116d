package org.marsad.track;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.marsad.follow.Tracklet;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;

/// Which track each camera's tracklet went to last. Holds a bounded number; the longest unused are
/// forgotten.
final class TrackletMemory {

    static final long NONE = 0;

    private final Map<Key, Long> tracks;

    record Key(SensorId camera, long number) {}

    TrackletMemory(int limit) {
        tracks =
                new LinkedHashMap<>(64, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
                        return size() > limit;
                    }
                };
    }

    /// The track number, or {@link #NONE}.
    long trackOf(TargetReport report) {
        return report.origin() instanceof ReportOrigin.Seen(Tracklet t)
                ? tracks.getOrDefault(new Key(t.camera(), t.number()), NONE)
                : NONE;
    }

    void remember(TargetReport report, long track) {
        if (report.origin() instanceof ReportOrigin.Seen(Tracklet t)) {
            tracks.put(new Key(t.camera(), t.number()), track);
        }
    }

    /// A track was one with another, or is not what it seemed ({@link OptionalLong#empty}). Gives the tracklets that
    /// were its own.
    List<Key> redirect(long from, OptionalLong to) {
        List<Key> moved =
                tracks.entrySet().stream()
                        .filter(entry -> entry.getValue() == from)
                        .map(Map.Entry::getKey)
                        .toList();
        if (to.isPresent()) {
            tracks.replaceAll((_, track) -> track == from ? to.getAsLong() : track);
        } else {
            tracks.values().removeIf(track -> track == from);
        }
        return moved;
    }

    /// Those of a track's tracklets that had been another's are that one's again.
    void giveBack(List<Key> tracklets, long from, long to) {
        for (Key tracklet : tracklets) {
            tracks.replace(tracklet, from, to);
        }
    }
}
