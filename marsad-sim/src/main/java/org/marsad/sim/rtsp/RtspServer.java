package org.marsad.sim.rtsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Serves the cameras of a simulated site on a free port of the loopback address, one virtual thread a
/// client.
public final class RtspServer implements AutoCloseable {

    private static final int MOST_CLIENTS = 64;

    private final ServerSocket socket;
    private final Map<String, RtspChannel> channels = new ConcurrentHashMap<>();
    private final Set<RtspSession> sessions = ConcurrentHashMap.newKeySet();

    private RtspServer(ServerSocket socket) {
        this.socket = socket;
    }

    public static RtspServer start() throws IOException {
        RtspServer server =
                new RtspServer(new ServerSocket(0, MOST_CLIENTS, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("rtsp-accept").start(server::accept);
        return server;
    }

    /// @param name letters, digits and hyphens
    public RtspChannel open(String name) {
        RtspChannel channel = new RtspChannel(name);
        if (channels.putIfAbsent(name, channel) != null) {
            throw new IllegalArgumentException("there is a camera '%s' already".formatted(name));
        }
        return channel;
    }

    /// Where a client finds a camera.
    public String address(String name) {
        return "rtsp://127.0.0.1:%d/%s".formatted(socket.getLocalPort(), name);
    }

    Optional<RtspChannel> findChannel(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    /// For who waits on the server's behalf.
    void checkOpen() throws IOException {
        if (socket.isClosed()) {
            throw new IOException("the server is closed");
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                serve(socket.accept());
            } catch (IOException _) {
                // closed, or a client that went at once
            }
        }
    }

    private void serve(Socket client) throws IOException {
        if (sessions.size() >= MOST_CLIENTS) {
            client.close();
            return;
        }
        RtspSession session = new RtspSession(client, this);
        sessions.add(session);
        Thread.ofVirtual()
                .name("rtsp-client")
                .start(
                        () -> {
                            try {
                                session.run();
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            } finally {
                                sessions.remove(session);
                            }
                        });
    }

    @Override
    public void close() throws IOException {
        socket.close();
        sessions.forEach(RtspSession::close);
    }
}
