package org.marsad.station.tracks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marsad.pipeline.Fusion;
import org.marsad.station.store.Store;
import org.marsad.station.store.StoreUnavailable;
import org.marsad.track.Track;
import org.marsad.track.TrackUpdate;
import org.marsad.track.Tracker;
import org.marsad.track.act.ActRefusedException;
import org.marsad.track.act.SignedAct;
import org.marsad.track.act.TrackAct;
import org.marsad.track.history.TrackEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The acts on tracks, and the tracks as they are kept for a restart. An act is checked, written, applied on the fuse
/// thread, and kept with the tracks, one after the other; then it is acknowledged.
///
/// A track that began after the last checkpoint is not found again after a kill; an act on it is in its history all the same.
public final class TrackBook {

    /// @param events oldest first
    /// @param update the latest report taken in; empty when the track has ended
    public record History(List<TrackEvent> events, Optional<TrackUpdate> update) {

        public History {
            events = List.copyOf(events);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(TrackBook.class);
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(2);
    private static final int MOST_ACTS = 1_000;
    private static final int MOST_EARLIER_ACTS = 100;

    private final Store store;
    private final FuseThread fuse;
    private long lastAct;
    private Tracker.State last = new Tracker.State(Instant.EPOCH, List.of(), List.of());

    public TrackBook(Store store, FuseThread fuse) {
        this.store = store;
        this.fuse = fuse;
    }

    /// Puts the tracks of an earlier run into a fusion that has not begun, and does again what was acknowledged since they
    /// were written. A checkpoint that can't be read, or from after now, is left alone.
    public void resume(Fusion fusion, Instant now) {
        Optional<Store.Checkpoint> found = store.findCheckpoint();
        Optional<Tracker.State> state =
                found.map(Store.Checkpoint::tracksJson)
                        .flatMap(CheckpointJson::read)
                        .filter(kept -> !kept.time().isAfter(now));
        if (state.isEmpty()) {
            return;
        }
        last = state.get();
        fusion.resume(last);
        LOG.info("goes on with {} tracks of {}", last.tracks().size(), last.time());
        lastAct = found.get().lastAct();
        for (Store.StoredAct stored : store.listTrackActsAfter(lastAct, MOST_ACTS)) {
            doAgain(stored, fusion);
        }
    }

    private void doAgain(Store.StoredAct stored, Fusion fusion) {
        lastAct = stored.number();
        TrackAct act = stored.act().act();
        Instant time = fusion.picture().time();
        try {
            fusion.accept(new SignedAct(act, time, stored.act().by()));
            store.fusedTrackAct(stored.number(), time);
        } catch (ActRefusedException e) {
            LOG.warn("an act is not done again: {}", e.getMessage());
        }
    }

    /// Waits for the commit and for the picture that shows it. Throws {@link ActRefusedException}, {@link StoreUnavailable}.
    public synchronized void act(TrackAct act, String by) {
        boolean _ =
                fuse.await(
                        fusion -> {
                            fusion.check(act);
                            return true;
                        });
        long number = store.putTrackAct(act, by);
        Instant time =
                fuse.await(
                        fusion ->
                                fusion.accept(new SignedAct(act, fusion.picture().time(), by))
                                        .time());
        store.fusedTrackAct(number, time);
        lastAct = number;
        checkpoint();
    }

    /// Empty when nothing is known of the number.
    public Optional<History> findHistory(long track) {
        List<TrackEvent> events = new ArrayList<>();
        for (SignedAct act : store.listEarlierTrackActs(track, MOST_EARLIER_ACTS)) {
            events.add(new TrackEvent(act.time(), new TrackEvent.Acted(act.act(), act.by())));
        }
        History now = fuse.await(fusion -> history(fusion, track));
        events.addAll(now.events());
        return events.isEmpty() ? Optional.empty() : Optional.of(new History(events, now.update()));
    }

    private static History history(Fusion fusion, long track) {
        return new History(
                fusion.history(track),
                fusion.picture().tracks().stream()
                        .filter(each -> each.number() == track)
                        .map(Track::lastUpdate)
                        .findFirst());
    }

    /// Keeps the tracks every few seconds, until interrupted. A store that can't write is asked again next time.
    public void keepCheckpoints() throws InterruptedException {
        while (true) {
            Thread.sleep(BETWEEN_CHECKPOINTS);
            try {
                checkpoint();
            } catch (StoreUnavailable e) {
                LOG.warn("tracks are not kept for a restart now: {}", e.getMessage());
            }
        }
    }

    /// Waits for the commit.
    public synchronized void checkpoint() {
        Tracker.State state = fuse.await(Fusion::keep);
        if (!state.tracks().equals(last.tracks()) || !state.apart().equals(last.apart())) {
            store.putCheckpoint(new Store.Checkpoint(lastAct, CheckpointJson.write(state)));
            last = state;
        }
    }
}
