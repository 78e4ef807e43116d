package org.marsad.track.history;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.track.history.TrackEvent.Happening;

/// The events of each track. Of one track so many are kept, the latest; of tracks that have ended so many, those that
/// ended last. Not thread-safe.
public final class TrackHistories {

    private static final int MOST_EVENTS = 100;
    private static final int MOST_ENDED = 2_000;

    private final Map<Long, Deque<TrackEvent>> living = new HashMap<>();
    private final Map<Long, Deque<TrackEvent>> ended =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Deque<TrackEvent>> eldest) {
                    return size() > MOST_ENDED;
                }
            };

    /// Something happened to a track; to one that has ended, that it goes on.
    public void add(long track, Instant time, Happening what) {
        Deque<TrackEvent> past = ended.remove(track);
        Deque<TrackEvent> events =
                living.computeIfAbsent(track, _ -> past == null ? new ArrayDeque<>() : past);
        events.add(new TrackEvent(time, what));
        if (events.size() > MOST_EVENTS) {
            events.removeFirst();
        }
        if (what instanceof TrackEvent.Ended) {
            living.remove(track);
            ended.put(track, events);
        }
    }

    /// Oldest first; empty for a number that nothing is known of.
    public List<TrackEvent> list(long track) {
        return List.copyOf(
                living.getOrDefault(track, ended.getOrDefault(track, new ArrayDeque<>())));
    }
}
