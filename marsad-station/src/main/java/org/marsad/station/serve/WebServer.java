package org.marsad.station.serve;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.eclipse.jetty.websocket.api.ExtensionConfig;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.marsad.station.sink.Outbox;
import org.marsad.station.sink.VideoFeed;

/// Listens for browsers. Every limit of the door stands here: connections, sizes, times, what may
/// wait for a slow page.
public final class WebServer implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 1_024;
    private static final int MOST_PICTURE_PAGES = 256;
    private static final int MOST_VIDEO_PAGES = 64;
    private static final int LARGEST_HEADER_BYTES = 8 << 10;
    private static final int LARGEST_INCOMING_MESSAGE_BYTES = 4 << 10;

    /// Coded video can't be made smaller, and small deltas are not worth the work for each of many pages.
    private static final List<ExtensionConfig> UNCOMPRESSED = List.of();

    private static final int LARGEST_OUTGOING_FRAME_BYTES = 64 << 20;
    private static final int SEND_BUFFER_BYTES = 256 << 10;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final PageSocket.Limits PICTURE_LIMITS = new PageSocket.Limits(128, 8L << 20);
    private static final PageSocket.Limits VIDEO_LIMITS = new PageSocket.Limits(300, 16L << 20);

    private final Server server;
    private final String origin;
    private final AtomicInteger pageNumbers = new AtomicInteger();

    private WebServer(ServeAddress address, Desk desk) {
        VirtualThreadPool threads = new VirtualThreadPool();
        threads.setName("http");
        server = new Server(threads);
        ServerConnector connector = connector(server, address);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        ErrorHandler errors = new ErrorHandler();
        errors.setShowStacks(false);
        errors.setShowCauses(false);
        server.setErrorHandler(errors);
        WebSocketUpgradeHandler sockets =
                WebSocketUpgradeHandler.from(server, container -> addSockets(container, desk));
        sockets.setHandler(new Api(desk, new StaticFiles()));
        Guard guard = new Guard(sockets);
        server.setHandler(guard);
        start(address);
        guard.setPort(connector.getLocalPort());
        origin = address.origin(connector.getLocalPort());
    }

    /// Throws {@link ServeException} when it can't listen there.
    public static WebServer start(ServeAddress address, Desk desk) {
        return new WebServer(address, desk);
    }

    /// What a browser opens.
    public String url() {
        return origin + "/";
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web server can't be stopped", e);
        }
    }

    private static ServerConnector connector(Server server, ServeAddress address) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(LARGEST_HEADER_BYTES);
        http.setIdleTimeout(IDLE.toMillis());
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.inetAddress().getHostAddress());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
        connector.setShutdownIdleTimeout(100);
        return connector;
    }

    private void start(ServeAddress address) {
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw new ServeException(
                    "can't listen on %s port %d: %s; is another station running? Choose another port"
                            .formatted(address.host(), address.port(), reason(e)));
        } catch (Exception e) {
            throw new IllegalStateException("the web server can't be started", e);
        }
    }

    private static String reason(IOException e) {
        return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }

    private void addSockets(ServerWebSocketContainer container, Desk desk) {
        container.setMaxTextMessageSize(LARGEST_INCOMING_MESSAGE_BYTES);
        container.setMaxBinaryMessageSize(LARGEST_INCOMING_MESSAGE_BYTES);
        container.setMaxFrameSize(LARGEST_OUTGOING_FRAME_BYTES);
        container.setAutoFragment(false);
        container.setIdleTimeout(IDLE);
        container.addMapping(
                "/api/picture",
                (request, response, callback) -> {
                    if (desk.picture().pages() >= MOST_PICTURE_PAGES) {
                        return turnAway(request, response, callback, 503);
                    }
                    response.setExtensions(UNCOMPRESSED);
                    return socket("page", desk.picture()::join, desk.picture()::leave);
                });
        container.addMapping(
                "/api/video/*",
                (request, response, callback) -> {
                    VideoFeed feed = feed(request, desk);
                    if (feed == null || feed.pages() >= MOST_VIDEO_PAGES) {
                        return turnAway(request, response, callback, feed == null ? 404 : 503);
                    }
                    response.setExtensions(UNCOMPRESSED);
                    return socket("video", feed::join, feed::leave);
                });
    }

    private PageSocket socket(String kind, Consumer<Outbox> join, Consumer<Outbox> leave) {
        String name = "%s %d".formatted(kind, pageNumbers.incrementAndGet());
        PageSocket.Limits limits = kind.equals("video") ? VIDEO_LIMITS : PICTURE_LIMITS;
        return new PageSocket(name, limits, join, leave);
    }

    private static @Nullable VideoFeed feed(ServerUpgradeRequest request, Desk desk) {
        String path = Request.getPathInContext(request);
        String camera = path.substring(path.lastIndexOf('/') + 1);
        return desk.video().entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(camera))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /// Jetty takes null for "no socket, the answer is given".
    @SuppressWarnings("NullAway")
    private static Object turnAway(
            ServerUpgradeRequest request,
            ServerUpgradeResponse response,
            Callback callback,
            int status) {
        Response.writeError(request, response, callback, status);
        return null;
    }
}
