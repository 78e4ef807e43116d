package org.marsad.sim.rtsp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.decode.NalUnits;

/// H.264 access units as RTP packets (RFC 6184: single units, and fragments of type A), with a sender
/// report (RFC 3550, 6.4.1) before each key picture, which ties RTP time to the camera's clock. Used by
/// one thread.
final class RtpPackets {

    static final int PAYLOAD_TYPE = 96;
    static final int CLOCK_HERTZ = 90_000;

    private static final int MOST_PAYLOAD = 1_400;
    private static final int HEADER = 12;
    private static final int SENDER_REPORT = 200;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final long NTP_OF_UNIX_EPOCH = 2_208_988_800L;

    private final int source;
    private int sequence;
    private int sentPackets;
    private int sentBytes;

    /// @param source names the stream among others (SSRC)
    RtpPackets(int source) {
        this.source = source;
        this.sequence = source & 0xfff;
    }

    /// @param control whether it belongs to RTCP
    record Packet(boolean control, ByteBuffer bytes) {

        int length() {
            return bytes.remaining();
        }

        void copyTo(OutputStream out) throws IOException {
            byte[] copy = new byte[length()];
            bytes.duplicate().get(copy);
            out.write(copy);
        }
    }

    List<Packet> of(AccessUnit unit) {
        List<Packet> packets = new ArrayList<>();
        if (unit.key()) {
            packets.add(new Packet(true, report(unit.exposureTime())));
        }
        List<byte[]> units = NalUnits.split(unit.bytes());
        int timestamp = timestamp(unit.exposureTime());
        for (int i = 0; i < units.size(); i++) {
            add(units.get(i), timestamp, i == units.size() - 1, packets);
        }
        return packets;
    }

    private void add(byte[] unit, int timestamp, boolean endsPicture, List<Packet> packets) {
        if (unit.length <= MOST_PAYLOAD) {
            ByteBuffer packet = header(unit.length, timestamp, endsPicture);
            packets.add(new Packet(false, packet.put(unit).flip()));
            return;
        }
        byte indicator = (byte) ((unit[0] & 0x60) | 28);
        int type = unit[0] & 0x1f;
        for (int from = 1; from < unit.length; from += MOST_PAYLOAD) {
            int length = Math.min(MOST_PAYLOAD, unit.length - from);
            boolean last = from + length == unit.length;
            int flags = (from == 1 ? 0x80 : 0) | (last ? 0x40 : 0);
            ByteBuffer packet = header(length + 2, timestamp, last && endsPicture);
            packet.put(indicator).put((byte) (flags | type)).put(unit, from, length);
            packets.add(new Packet(false, packet.flip()));
        }
    }

    private ByteBuffer header(int payload, int timestamp, boolean marker) {
        sentPackets++;
        sentBytes += payload;
        return ByteBuffer.allocate(HEADER + payload)
                .put((byte) 0x80)
                .put((byte) ((marker ? 0x80 : 0) | PAYLOAD_TYPE))
                .putShort((short) sequence++)
                .putInt(timestamp)
                .putInt(source);
    }

    private static int timestamp(Instant time) {
        return (int) (micros(time) * (CLOCK_HERTZ / 1_000) / 1_000);
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /// A sender report and the source's name, as one compound packet.
    private ByteBuffer report(Instant time) {
        byte[] name = "marsad".getBytes(StandardCharsets.US_ASCII);
        long fraction = ((long) time.getNano() << 32) / 1_000_000_000L;
        ByteBuffer report = ByteBuffer.allocate(28 + 8 + 8);
        report.put((byte) 0x80).put((byte) SENDER_REPORT).putShort((short) 6).putInt(source);
        report.putInt((int) (time.getEpochSecond() + NTP_OF_UNIX_EPOCH)).putInt((int) fraction);
        report.putInt(timestamp(time)).putInt(sentPackets).putInt(sentBytes);
        report.put((byte) 0x81).put((byte) SOURCE_DESCRIPTION).putShort((short) 3).putInt(source);
        return report.put((byte) 1).put((byte) name.length).put(name).flip();
    }
}
