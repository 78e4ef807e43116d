package org.marsad.track;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.marsad.follow.Tracklet;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;

/// Which track each camera's tracklet, or each partner station's track, went to last. Holds a bounded number; the longest unused are
/// forgotten.
final class TrackletMemory {

    static final long NONE = 0;

    private final Map<Key, Long> tracks;

    record Key(SensorId sensor, long number) {}

    TrackletMemory(int limit) {
        tracks =
                new LinkedHashMap<>(64, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
                        return size() > limit;
                    }
                };
    }

    private static Optional<Key> findKey(TargetReport report) {
        return switch (report.origin()) {
            case ReportOrigin.Seen(Tracklet t) -> Optional.of(new Key(t.camera(), t.number()));
            case ReportOrigin.Partner partner ->
                    Optional.of(new Key(report.sensor(), partner.number()));
            case ReportOrigin.Measured _, ReportOrigin.Beacon _, ReportOrigin.Kept _ ->
                    Optional.empty();
        };
    }

    /// The track number, or {@link #NONE}.
    long trackOf(TargetReport report) {
        return findKey(report).map(key -> tracks.getOrDefault(key, NONE)).orElse(NONE);
    }

    /// From now on the report's tracklet belongs to the track; but one far-off report (two things that pass each
    /// other in the picture make some) does not take a tracklet away from a track that is sure to one that is not.
    ///
    /// @param tracks all that live, by number
    void claim(TargetReport report, LiveTrack track, List<LiveTrack> tracks) {
        if (track.status != TrackStatus.TENTATIVE || !isSure(trackOf(report), tracks)) {
            remember(report, track.number);
        }
    }

    private static boolean isSure(long number, List<LiveTrack> tracks) {
        int low = 0;
        int high = tracks.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tracks.get(middle).number < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == high
                && tracks.get(low).number == number
                && tracks.get(low).status != TrackStatus.TENTATIVE;
    }

    private void remember(TargetReport report, long track) {
        findKey(report).ifPresent(key -> tracks.put(key, track));
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
