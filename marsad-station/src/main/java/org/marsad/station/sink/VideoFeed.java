package org.marsad.station.sink;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marsad.detect.ObjectClass;
import org.marsad.detect.PixelBox;
import org.marsad.station.sink.Outbox.Message;
import org.marsad.vision.capture.AccessUnit;

/// One camera's coded video on its way to the pages, untouched. A new page starts at the latest key
/// picture. A page whose outbox is full loses whole groups of pictures (counted) until the next key
/// picture; {@link #accept} never waits.
public final class VideoFeed implements AutoCloseable {

    /// What stands around one thing in a frame.
    ///
    /// @param track its number, 0 when no track has it
    public record Box(long track, ObjectClass objectClass, PixelBox pixels) {}

    private static final int MOST_KEPT_MESSAGES = 1_000;
    private static final int MOST_KEPT_BYTES = 24 << 20;

    private final Map<Outbox, Boolean> waitsForKey = new LinkedHashMap<>();
    private final List<Message> sinceKey = new ArrayList<>();
    private int sinceKeyBytes;
    private String stream = "";
    private long lostGroups;

    /// Says what the video is, to every page now and to later ones first.
    ///
    /// @param codec as WebCodecs names it, `avc1.640028`
    public synchronized void describe(String codec, int width, int height) {
        String json =
                PageJson.object(
                        out -> {
                            out.writeStringProperty("type", "stream");
                            out.writeStringProperty("codec", codec);
                            out.writeNumberProperty("width", width);
                            out.writeNumberProperty("height", height);
                        });
        if (!json.equals(stream)) {
            stream = json;
            forgetGroup();
            waitsForKey.replaceAll(
                    (page, _) -> {
                        if (!page.offer(new Message.Text(json))) {
                            page.clear();
                            page.offer(new Message.Text(json));
                        }
                        return true;
                    });
        }
    }

    public synchronized void accept(AccessUnit unit) {
        if (unit.key()) {
            forgetGroup();
        }
        Message message = new Message.Video(unit);
        keep(message, unit.key());
        waitsForKey.replaceAll((page, waits) -> give(page, message, unit.key(), waits));
    }

    /// Boxes of one analysed frame, after its picture.
    public synchronized void acceptBoxes(Instant frameTime, List<Box> boxes) {
        Message message = new Message.Text(boxesJson(frameTime, boxes));
        waitsForKey.forEach(
                (page, waits) -> {
                    if (!waits) {
                        page.offer(message);
                    }
                });
    }

    public synchronized void join(Outbox page) {
        if (!stream.isEmpty()) {
            page.offer(new Message.Text(stream));
        }
        boolean whole = !sinceKey.isEmpty();
        for (Message message : sinceKey) {
            whole = whole && page.offer(message);
        }
        waitsForKey.put(page, !whole);
    }

    public synchronized void leave(Outbox page) {
        waitsForKey.remove(page);
    }

    public synchronized int pages() {
        return waitsForKey.size();
    }

    /// How many groups of pictures slow pages have lost so far.
    public synchronized long lostGroups() {
        return lostGroups;
    }

    @Override
    public synchronized void close() {
        waitsForKey.keySet().forEach(Outbox::close);
        waitsForKey.clear();
    }

    /// Whether the page now has to wait for the next key picture.
    private boolean give(Outbox page, Message message, boolean key, boolean waits) {
        if (waits && !key) {
            return true;
        }
        if (page.offer(message)) {
            return false;
        }
        int dropped = page.dropWholeGroups();
        lostGroups += Math.max(dropped, 1);
        return !(key && page.offer(message));
    }

    /// A group too long to keep is not kept at all: new pages then wait for the next key picture.
    private void keep(Message message, boolean key) {
        if (!key && sinceKey.isEmpty()) {
            return;
        }
        sinceKey.add(message);
        sinceKeyBytes += message.sizeBytes();
        if (sinceKey.size() > MOST_KEPT_MESSAGES || sinceKeyBytes > MOST_KEPT_BYTES) {
            forgetGroup();
        }
    }

    private void forgetGroup() {
        sinceKey.clear();
        sinceKeyBytes = 0;
    }

    private static String boxesJson(Instant frameTime, List<Box> boxes) {
        return PageJson.object(
                out -> {
                    out.writeStringProperty("type", "boxes");
                    out.writeNumberProperty(
                            "time", ChronoUnit.MICROS.between(Instant.EPOCH, frameTime));
                    out.writeArrayPropertyStart("boxes");
                    for (Box box : boxes) {
                        out.writeStartArray();
                        out.writeNumber(box.track());
                        out.writeString(PageJson.word(box.objectClass()));
                        out.writeNumber(PageJson.rounded(box.pixels().left(), 10));
                        out.writeNumber(PageJson.rounded(box.pixels().top(), 10));
                        out.writeNumber(PageJson.rounded(box.pixels().width(), 10));
                        out.writeNumber(PageJson.rounded(box.pixels().height(), 10));
                        out.writeEndArray();
                    }
                    out.writeEndArray();
                });
    }
}
