package org.marsad.sim.rtsp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// One client's connection. What it plays waits in a bounded line; a client that falls behind loses
/// everything up to the next key picture. Only the writer thread writes.
final class RtspSession implements Closeable {

    private static final int LONGEST_LINE = 64;
    private static final String ID = "47110815";

    private final Socket socket;
    private final RtspServer server;
    private final BlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(LONGEST_LINE);
    private @Nullable RtspChannel channel;
    private int dataLane;
    private boolean waitsForKey = true;

    /// All packets of one picture.
    record Parcel(boolean key, List<RtpPackets.Packet> packets) {}

    RtspSession(Socket socket, RtspServer server) {
        this.socket = socket;
        this.server = server;
    }

    /// Answers until the client hangs up. Once it plays, a second thread sends the pictures.
    void run() throws InterruptedException {
        try (socket;
                DataInputStream in =
                        new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()))) {
            socket.setTcpNoDelay(true);
            Optional<RtspRequest> request = RtspRequest.findNext(in);
            while (request.isPresent() && answer(request.get(), out)) {
                request = RtspRequest.findNext(in);
            }
        } catch (IOException _) {
            // the client has gone, or speaks something else
        } finally {
            RtspChannel playing = channel;
            if (playing != null) {
                playing.stop(this);
            }
        }
    }

    private boolean answer(RtspRequest request, DataOutputStream out)
            throws IOException, InterruptedException {
        RtspChannel asked = server.findChannel(request.channel()).orElse(null);
        if (asked == null) {
            respond(out, request, "404 Not Found", "", "");
            return false;
        }
        while (asked.isUnplugged()) {
            Thread.sleep(100);
            server.checkOpen();
        }
        switch (request.method()) {
            case "OPTIONS" ->
                    respond(
                            out,
                            request,
                            "200 OK",
                            "Public: OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, TEARDOWN\r\n",
                            "");
            case "DESCRIBE" -> describe(asked, out, request);
            case "SETUP" -> setUp(out, request);
            case "PLAY" -> play(asked, out, request);
            case "GET_PARAMETER", "SET_PARAMETER" -> respond(out, request, "200 OK", "", "");
            case "TEARDOWN" -> {
                respond(out, request, "200 OK", "", "");
                return false;
            }
            default -> respond(out, request, "501 Not Implemented", "", "");
        }
        return true;
    }

    private static void describe(RtspChannel asked, DataOutputStream out, RtspRequest request)
            throws IOException, InterruptedException {
        Optional<String> description = asked.findDescription();
        if (description.isEmpty()) {
            respond(out, request, "503 Service Unavailable", "", "");
            return;
        }
        respond(
                out,
                request,
                "200 OK",
                "Content-Base: %s/\r\nContent-Type: application/sdp\r\n"
                        .formatted(request.address()),
                description.get());
    }

    private void setUp(DataOutputStream out, RtspRequest request) throws IOException {
        String transport = request.header("transport");
        if (!transport.contains("RTP/AVP/TCP")) {
            respond(out, request, "461 Unsupported Transport", "", "");
            return;
        }
        dataLane = lane(transport);
        respond(
                out,
                request,
                "200 OK",
                "Transport: RTP/AVP/TCP;unicast;interleaved=%d-%d\r\n"
                        .formatted(dataLane, dataLane + 1),
                "");
    }

    /// `interleaved=0-1` gives 0.
    private static int lane(String transport) {
        for (String part : transport.split(";", -1)) {
            if (part.strip().matches("interleaved=\\d{1,3}(-\\d{1,3})?")) {
                return Integer.parseInt(part.strip().substring(12).split("-", -1)[0]) & 0xfe;
            }
        }
        return 0;
    }

    private void play(RtspChannel asked, DataOutputStream out, RtspRequest request)
            throws IOException {
        respond(out, request, "200 OK", "Range: npt=0.000-\r\n", "");
        if (channel == null) {
            channel = asked;
            asked.play(this);
            Thread.ofVirtual().name("rtsp-writer").start(() -> write(out));
        }
    }

    private static void respond(
            DataOutputStream out, RtspRequest request, String status, String headers, String body)
            throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "RTSP/1.0 %s\r\nCSeq: %s\r\nSession: %s;timeout=60\r\n%s%s\r\n"
                        .formatted(
                                status,
                                request.header("cseq"),
                                ID,
                                headers,
                                content.length == 0
                                        ? ""
                                        : "Content-Length: %d\r\n".formatted(content.length));
        synchronized (out) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(content);
            out.flush();
        }
    }

    /// From the channel's thread; never waits.
    void offer(Parcel parcel) {
        if (waitsForKey && !parcel.key()) {
            return;
        }
        waitsForKey = !parcels.offer(parcel);
    }

    private void write(DataOutputStream out) {
        try {
            while (!socket.isClosed()) {
                Parcel parcel = parcels.take();
                synchronized (out) {
                    for (RtpPackets.Packet packet : parcel.packets()) {
                        out.writeByte('$');
                        out.writeByte(packet.control() ? dataLane + 1 : dataLane);
                        out.writeShort(packet.length());
                        packet.copyTo(out);
                    }
                    out.flush();
                }
            }
        } catch (IOException _) {
            close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // closed already
        }
    }
}
