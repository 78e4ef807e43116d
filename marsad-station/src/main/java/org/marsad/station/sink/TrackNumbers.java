package org.marsad.station.sink;

import java.util.LinkedHashMap;
import java.util.Map;
import org.marsad.detect.ObjectClass;
import org.marsad.follow.Tracklet;
import org.marsad.locate.ReportOrigin;
import org.marsad.picture.Picture;
import org.marsad.sensor.SensorId;
import org.marsad.track.Track;

/// Which track a camera's tracklet belongs to, as the latest pictures said. Remembers so many; the
/// ones not heard of longest go first.
public final class TrackNumbers {

    private static final int MOST = 2_000;

    private record Key(SensorId camera, long tracklet) {}

    private record Known(long track, ObjectClass objectClass) {}

    private final Map<Key, Known> known =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Known> eldest) {
                    return size() > MOST;
                }
            };

    public synchronized void learn(Picture picture) {
        for (Track track : picture.tracks()) {
            if (track.lastUpdate().report().origin() instanceof ReportOrigin.Seen(Tracklet seen)) {
                known.put(
                        new Key(seen.camera(), seen.number()),
                        new Known(track.number(), track.classification().objectClass()));
            }
        }
    }

    /// What the page draws around a tracklet.
    public synchronized VideoFeed.Box box(Tracklet tracklet) {
        Known track = known.get(new Key(tracklet.camera(), tracklet.number()));
        return track == null
                ? new VideoFeed.Box(
                        0,
                        tracklet.detection().classification().objectClass(),
                        tracklet.detection().box())
                : new VideoFeed.Box(track.track(), track.objectClass(), tracklet.detection().box());
    }
}
