package org.marsad.station.sink;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.marsad.vision.capture.AccessUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits to be sent to one reader, and the virtual thread that sends it. Bounded in messages and
/// bytes: {@link #offer} never waits, and the giver decides what a full outbox loses.
public final class Outbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /// One WebSocket message to a page.
    public sealed interface Message {

        /// What it costs to keep it waiting.
        int sizeBytes();

        record Text(String json) implements Message {
            @Override
            public int sizeBytes() {
                return json.length();
            }
        }

        /// One coded picture.
        record Video(AccessUnit unit) implements Message {
            @Override
            public int sizeBytes() {
                return unit.length();
            }
        }
    }

    /// Sends one message and waits until it is on its way.
    public interface Wire {
        void send(Message message) throws IOException, InterruptedException;
    }

    private final String reader;
    private final int mostMessages;
    private final long mostBytes;
    private final Wire wire;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean closed;
    private final Thread thread;

    /// @param reader names it in the log
    public Outbox(String reader, int mostMessages, long mostBytes, Wire wire) {
        this.reader = reader;
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
        this.wire = wire;
        this.thread = Thread.ofVirtual().name("outbox " + reader).start(this::run);
    }

    public String reader() {
        return reader;
    }

    /// False when the message does not fit; it is not kept then. One message always fits into an
    /// empty outbox, whatever its size.
    boolean offer(Message message) {
        lock.lock();
        try {
            boolean full =
                    waiting.size() >= mostMessages
                            || (!waiting.isEmpty()
                                    && waitingBytes + message.sizeBytes() > mostBytes);
            if (closed || full) {
                return closed;
            }
            waiting.add(message);
            waitingBytes += message.sizeBytes();
            given.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Forgets all that waits; returns how many messages that was.
    int clear() {
        lock.lock();
        try {
            int lost = waiting.size();
            waiting.clear();
            waitingBytes = 0;
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /// Forgets the first key picture that waits and everything after it: whole groups of pictures.
    /// Returns how many groups that was.
    int dropWholeGroups() {
        lock.lock();
        try {
            int groups = 0;
            for (Iterator<Message> each = waiting.iterator(); each.hasNext(); ) {
                Message message = each.next();
                if (message instanceof Message.Video(var unit) && unit.key()) {
                    groups++;
                }
                if (groups > 0) {
                    waitingBytes -= message.sizeBytes();
                    each.remove();
                }
            }
            return groups;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            given.signal();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            Message message = take();
            while (message != null) {
                wire.send(message);
                message = take();
            }
        } catch (InterruptedException _) {
            // closed while sending
        } catch (IOException e) {
            LOG.info("{} is gone: {}", reader, e.getMessage());
            close();
        }
    }

    private @Nullable Message take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                if (closed) {
                    return null;
                }
                given.await();
            }
            Message message = waiting.remove();
            waitingBytes -= message.sizeBytes();
            return message;
        } finally {
            lock.unlock();
        }
    }
}
