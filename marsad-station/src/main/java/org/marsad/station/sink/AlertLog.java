package org.marsad.station.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.marsad.alert.Alert;
import org.marsad.alert.Rule;
import org.marsad.follow.Tracklet;
import org.marsad.formats.geojson.RuleJson;
import org.marsad.geo.LocalFrame;
import org.marsad.locate.ReportOrigin;
import org.marsad.picture.Picture;
import org.marsad.sensor.Frame;
import org.marsad.sensor.SensorId;
import org.marsad.station.store.AlertBook;
import org.marsad.station.store.AlertCase;
import org.marsad.station.store.Store;
import org.marsad.track.Track;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the alerts out of the pictures, and has each shown, stored with its evidence, and logged
/// once. Its inbox holds one picture, the newest: nothing is lost by that, since a picture carries the
/// alerts of the whole run.
public final class AlertLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertLog.class);
    private static final Duration FRAME_AT_MOST_APART = Duration.ofMillis(500);

    /// Where names, places and frames come from.
    public record Sources(
            LocalFrame frame,
            Function<String, Map<String, String>> zoneName,
            Map<SensorId, FrameRing> frames) {

        public Sources {
            frames = Map.copyOf(frames);
        }
    }

    private final AlertBook book;
    private final Store store;
    private final Sources sources;
    private final AtomicReference<@Nullable Picture> newest = new AtomicReference<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Thread thread;

    public AlertLog(AlertBook book, Store store, Sources sources) {
        this.book = book;
        this.store = store;
        this.sources = sources;
        this.thread = Thread.ofPlatform().name("alert-log").daemon(true).start(this::run);
    }

    /// Never waits.
    public void accept(Picture picture) {
        newest.set(picture);
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            Picture picture = newest.getAndSet(null);
            if (picture == null) {
                LockSupport.park();
            } else {
                take(picture.alerts());
                picture.tracks().forEach(track -> store.usedTrackNumber(track.number()));
            }
        }
    }

    private void take(List<Alert> alerts) {
        for (Alert alert : alerts) {
            Integer before = counts.put(alert.id(), alert.count());
            if (before == null) {
                raise(alert);
            } else if (before < alert.count()) {
                book.join(id(alert), alert.count());
            }
        }
        if (counts.size() > 2 * alerts.size() + 1_000) {
            counts.keySet().retainAll(alerts.stream().map(Alert::id).toList());
        }
    }

    /// Unique over all runs.
    private String id(Alert alert) {
        return "r%d.%s".formatted(store.run(), alert.id());
    }

    private void raise(Alert alert) {
        AlertCase raised =
                AlertCase.raised(id(alert), cause(alert), sighting(alert), alert.count());
        Optional<byte[]> jpeg = findJpeg(alert);
        book.raise(
                jpeg.isPresent() ? raised.withFrame() : raised,
                EvidenceJson.of(alert, sources.frame),
                jpeg.orElse(null));
        LOG.info(
                "alert {}: {} {} zone {}, track {}",
                raised.id(),
                PageJson.word(raised.sighting().objectClass()),
                raised.cause().event(),
                alert.zone().id(),
                alert.track().number());
    }

    private AlertCase.Cause cause(Alert alert) {
        long seconds =
                alert.rule().event() instanceof Rule.StaysLongerThan(Duration limit)
                        ? limit.toSeconds()
                        : 0;
        return new AlertCase.Cause(
                alert.rule().severity(),
                RuleJson.eventWord(alert.rule().event()),
                seconds,
                alert.zone().id(),
                sources.zoneName.apply(alert.zone().id()));
    }

    private AlertCase.Sighting sighting(Alert alert) {
        Track track = alert.track();
        return new AlertCase.Sighting(
                track.classification().objectClass(),
                track.number(),
                alert.raisedTime(),
                sources.frame.toGeodetic(track.kinematics().position()),
                alert.frames().stream().map(stamp -> stamp.camera().value()).distinct().toList());
    }

    /// The newest report of a camera whose frame is kept, or was kept close by in time.
    private Optional<byte[]> findJpeg(Alert alert) {
        for (var update : alert.updates().reversed()) {
            if (update.report().origin() instanceof ReportOrigin.Seen(Tracklet seen)) {
                FrameRing ring = sources.frames.get(seen.camera());
                var frame =
                        ring == null
                                ? Optional.<Frame>empty()
                                : ring.findNearest(update.time(), FRAME_AT_MOST_APART);
                if (frame.isPresent()) {
                    return Optional.of(EvidenceFrame.jpeg(frame.get(), seen.detection().box()));
                }
            }
        }
        return Optional.empty();
    }
}
