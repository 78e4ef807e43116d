package org.marsad.station.sink;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.geo.LocalFrame;
import org.marsad.picture.Picture;
import org.marsad.station.sink.Outbox.Message;
import org.marsad.station.store.AlertCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells all pages what changed, at most so many times a second: each change is found and written
/// once, then put into the outbox of every page. A page whose outbox is full loses all that waits
/// there (counted), and gets one full picture instead. A hello every few seconds keeps the line
/// honest when nothing changes.
public final class PictureFeed implements AutoCloseable {

    /// All that a page shows, at one moment: the picture, and what people did about it.
    ///
    /// @param coverage counts the changes of the coverage map
    public record View(
            Picture picture, List<AlertCase> alerts, List<NamedZone> zones, int coverage) {

        public View {
            alerts = List.copyOf(alerts);
            zones = List.copyOf(zones);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(PictureFeed.class);
    private static final Duration BETWEEN_DELTAS = Duration.ofMillis(40);
    private static final Duration BETWEEN_HELLOS = Duration.ofSeconds(5);

    private final Supplier<View> view;
    private final InstantSource clock;
    private final PictureText text;
    private final Semaphore news = new Semaphore(0);
    private final Map<Outbox, Boolean> wantsFull = new ConcurrentHashMap<>();
    private final AtomicLong lostMessages = new AtomicLong();
    private final Thread thread;

    /// @param view how everything stands now; asked on the feed's own thread only
    public PictureFeed(Supplier<View> view, LocalFrame frame, InstantSource clock) {
        this.view = view;
        this.clock = clock;
        this.text = new PictureText(frame);
        this.thread = Thread.ofVirtual().name("picture-feed").start(this::run);
    }

    /// Something may have changed. Never waits.
    public void refresh() {
        news.release();
    }

    public void join(Outbox page) {
        wantsFull.put(page, true);
        refresh();
    }

    public void leave(Outbox page) {
        wantsFull.remove(page);
    }

    public int pages() {
        return wantsFull.size();
    }

    /// How many messages slow pages have lost so far.
    public long lostMessages() {
        return lostMessages.get();
    }

    @Override
    public void close() {
        thread.interrupt();
        wantsFull.keySet().forEach(Outbox::close);
        wantsFull.clear();
    }

    private void run() {
        try {
            long helloDue = System.nanoTime() + BETWEEN_HELLOS.toNanos();
            while (true) {
                boolean woken = news.tryAcquire(helloDue - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (woken) {
                    news.drainPermits();
                    give(text.delta(view.get()));
                }
                if (System.nanoTime() - helloDue >= 0) {
                    helloDue = System.nanoTime() + BETWEEN_HELLOS.toNanos();
                    give("{\"type\":\"hello\",\"time\":\"%s\"}".formatted(clock.instant()));
                }
                Thread.sleep(BETWEEN_DELTAS);
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void give(String json) {
        Message delta = new Message.Text(json);
        List<Outbox> behind = new ArrayList<>();
        wantsFull.forEach(
                (page, wants) -> {
                    if (wants || (!json.isEmpty() && !offered(page, delta))) {
                        behind.add(page);
                    }
                });
        if (behind.isEmpty()) {
            return;
        }
        Message full = new Message.Text(text.full());
        for (Outbox page : behind) {
            page.offer(full);
            wantsFull.replace(page, false);
        }
    }

    private boolean offered(Outbox page, Message delta) {
        if (page.offer(delta)) {
            return true;
        }
        int lost = page.clear() + 1;
        lostMessages.addAndGet(lost);
        LOG.warn("{} is slow: {} messages dropped, full picture again", page.reader(), lost);
        return false;
    }
}
