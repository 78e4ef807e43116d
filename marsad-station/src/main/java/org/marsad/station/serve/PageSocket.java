package org.marsad.station.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.marsad.station.sink.Outbox;
import org.marsad.station.sink.Outbox.Message;
import org.marsad.vision.capture.AccessUnit;

/// One WebSocket of a page: joins a feed when it opens and leaves when it closes. Pages send nothing.
/// Public for Jetty alone, which calls it by reflection.
public final class PageSocket implements Session.Listener.AutoDemanding {

    private static final long LONGEST_SEND_SECONDS = 30;
    private static final int HEADER_BYTES = Long.BYTES + 1;

    private final String name;
    private final Limits limits;
    private final Consumer<Outbox> join;
    private final Consumer<Outbox> leave;
    private @Nullable Outbox outbox;

    /// How much may wait for one page.
    record Limits(int messages, long bytes) {}

    PageSocket(String name, Limits limits, Consumer<Outbox> join, Consumer<Outbox> leave) {
        this.name = name;
        this.limits = limits;
        this.join = join;
        this.leave = leave;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        Outbox opened =
                new Outbox(name, limits.messages, limits.bytes, message -> send(session, message));
        outbox = opened;
        join.accept(opened);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        end();
        callback.succeed();
    }

    /// A page that goes away without a word is no news.
    @Override
    public void onWebSocketError(Throwable cause) {
        end();
    }

    private void end() {
        Outbox ended = outbox;
        if (ended != null) {
            leave.accept(ended);
            ended.close();
        }
    }

    private static void send(Session session, Message message)
            throws IOException, InterruptedException {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        Callback done = Callback.from(() -> sent.complete(true), sent::completeExceptionally);
        switch (message) {
            case Message.Text(String json) -> session.sendText(json, done);
            case Message.Video(AccessUnit unit) -> session.sendBinary(video(unit), done);
        }
        try {
            sent.get(LONGEST_SEND_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            session.disconnect();
            throw new IOException("sending failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            session.disconnect();
            throw new IOException("took nothing for %d s".formatted(LONGEST_SEND_SECONDS), e);
        }
    }

    private static ByteBuffer video(AccessUnit unit) {
        ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + unit.length());
        message.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, unit.exposureTime()));
        message.put((byte) (unit.key() ? 1 : 0));
        message.put(unit.bytes());
        return message.flip();
    }
}
