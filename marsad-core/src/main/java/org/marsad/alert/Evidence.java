package org.marsad.alert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marsad.follow.Tracklet;
import org.marsad.locate.ReportOrigin;
import org.marsad.sensor.FrameStamp;
import org.marsad.track.Track;
import org.marsad.track.TrackUpdate;

/// What is kept of one track for the case that it raises an alert: its latest updates, and how often
/// each rule has fired.
final class Evidence {

    private final int mostUpdates;
    private final Deque<TrackUpdate> updates = new ArrayDeque<>();
    private final Map<String, Integer> firings = new HashMap<>();

    Evidence(int mostUpdates) {
        this.mostUpdates = mostUpdates;
    }

    void add(TrackUpdate update) {
        if (!updates.isEmpty() && updates.getLast().equals(update)) {
            return;
        }
        updates.addLast(update);
        if (updates.size() > mostUpdates) {
            updates.removeFirst();
        }
    }

    Alert alert(Zone zone, int ruleIndex, Track track) {
        String what = zone.id() + "." + ruleIndex + "." + track.number();
        int firing = firings.merge(what, 1, Integer::sum);
        return new Alert(
                what + "." + firing,
                zone,
                zone.rules().get(ruleIndex),
                track.time(),
                track,
                List.copyOf(updates),
                frames(),
                1);
    }

    private List<FrameStamp> frames() {
        return updates.stream()
                .flatMap(
                        update ->
                                update.report().origin() instanceof ReportOrigin.Seen(Tracklet t)
                                        ? List.of(t.detection().frame()).stream()
                                        : List.<FrameStamp>of().stream())
                .toList();
    }
}
