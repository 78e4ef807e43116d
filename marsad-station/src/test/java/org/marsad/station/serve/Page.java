package org.marsad.station.serve;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser's end of a WebSocket. Reads only what it is told to read.
final class Page implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    static Page open(HttpClient client, String url) {
        Page page = new Page();
        page.socket = client.newWebSocketBuilder().buildAsync(URI.create(url), page).join();
        return page;
    }

    /// The status with which an upgrade is answered.
    static int upgradeStatus(HttpClient client, String url, String header, String value) {
        try {
            client.newWebSocketBuilder()
                    .header(header, value)
                    .buildAsync(URI.create(url), new Page())
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof java.net.http.WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : -1;
        }
    }

    /// Reads one message: a text as JSON, bytes as they came.
    JsonNode next() throws InterruptedException {
        return MAPPER.readTree((String) nextMessage());
    }

    /// Reads on until a message of this type.
    JsonNode next(String type) throws InterruptedException {
        JsonNode message = next();
        while (!message.path("type").asString("").equals(type)) {
            message = next();
        }
        return message;
    }

    Object nextMessage() throws InterruptedException {
        if (socket != null) {
            socket.request(1);
        }
        Object message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message within " + PATIENCE);
        }
        return message;
    }

    @Override
    public void onOpen(WebSocket opened) {}

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            messages.add(text.toString());
            text.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        messages.add(bytes);
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
