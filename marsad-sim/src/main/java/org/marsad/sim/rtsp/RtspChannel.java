package org.marsad.sim.rtsp;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.decode.NalUnits;

/// One camera of the server: takes its coded pictures, gives them to whoever plays them. Published by one
/// thread, played by many.
public final class RtspChannel {

    /// A camera that has just got its power answers when it sees.
    private static final long DESCRIBE_SECONDS = 9;

    private final String name;
    private final RtpPackets packets;
    private final List<RtspSession> players = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> parameterSets = new CompletableFuture<>();
    private final AtomicBoolean isNewPlayer = new AtomicBoolean();
    private volatile boolean unplugged;

    RtspChannel(String name) {
        this.name = name;
        this.packets = new RtpPackets(name.hashCode());
    }

    public void publish(AccessUnit unit) {
        if (unit.key() && !parameterSets.isDone()) {
            parameterSets.complete(
                    base64(NalUnits.parameterSets(unit.bytes(), NalUnits.Syntax.H264)));
        }
        List<RtpPackets.Packet> sent = packets.of(unit);
        if (!unplugged) {
            players.forEach(player -> player.offer(new RtspSession.Parcel(unit.key(), sent)));
        }
    }

    private static String base64(byte[] sets) {
        return String.join(
                ",",
                NalUnits.split(sets).stream().map(Base64.getEncoder()::encodeToString).toList());
    }

    /// Pulls the plug: nothing is sent and nobody is answered any more, as by a camera without power.
    public void unplug() {
        unplugged = true;
    }

    /// Power comes back: the camera has forgotten its old sessions.
    public void plugIn() {
        if (unplugged) {
            players.forEach(RtspSession::close);
            unplugged = false;
        }
    }

    boolean isUnplugged() {
        return unplugged;
    }

    void play(RtspSession session) {
        players.add(session);
        isNewPlayer.set(true);
    }

    /// Whether somebody began to play since this was asked last: he can show nothing before the next key frame.
    public boolean takeNewPlayer() {
        return isNewPlayer.getAndSet(false);
    }

    void stop(RtspSession session) {
        players.remove(session);
    }

    /// Waits for the first picture; empty when none comes.
    Optional<String> findDescription() throws InterruptedException {
        try {
            String sets = parameterSets.get(DESCRIBE_SECONDS, TimeUnit.SECONDS);
            return Optional.of(
                    String.join(
                            "\r\n",
                            "v=0",
                            "o=- 0 0 IN IP4 127.0.0.1",
                            "s=" + name,
                            "c=IN IP4 0.0.0.0",
                            "t=0 0",
                            "m=video 0 RTP/AVP " + RtpPackets.PAYLOAD_TYPE,
                            "a=rtpmap:%d H264/%d"
                                    .formatted(RtpPackets.PAYLOAD_TYPE, RtpPackets.CLOCK_HERTZ),
                            "a=fmtp:%d packetization-mode=1;sprop-parameter-sets=%s"
                                    .formatted(RtpPackets.PAYLOAD_TYPE, sets),
                            "a=control:video",
                            ""));
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        }
    }
}
