package org.marsad.sim.rtsp;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One request of a client.
///
/// @param headers by lower-case name
record RtspRequest(String method, String address, Map<String, String> headers) {

    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_HEADERS = 50;
    private static final int MOST_BODY = 65_536;

    /// The next request; skips the reports that players send between them. Empty when the client has
    /// hung up.
    static Optional<RtspRequest> findNext(DataInputStream in) throws IOException {
        int first = in.read();
        while (first == '$') {
            in.readByte();
            in.skipNBytes(in.readUnsignedShort());
            first = in.read();
        }
        if (first < 0) {
            return Optional.empty();
        }
        String[] words = ((char) first + line(in)).split(" ", -1);
        if (words.length != 3) {
            throw new IOException(
                    "expected METHOD ADDRESS RTSP/1.0, got %d words".formatted(words.length));
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() >= MOST_HEADERS) {
                throw new IOException(
                        "expected at most %d headers like Name: value".formatted(MOST_HEADERS));
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        in.skipNBytes(Math.clamp(contentLength(headers), 0, MOST_BODY));
        return Optional.of(new RtspRequest(words[0], words[1], headers));
    }

    private static long contentLength(Map<String, String> headers) throws IOException {
        try {
            return Long.parseLong(headers.getOrDefault("content-length", "0"));
        } catch (NumberFormatException e) {
            throw new IOException("expected a number as Content-Length", e);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the client hung up within a request");
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("a line is longer than " + LONGEST_LINE);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// The last part of the address's path that names a camera: `t1` of `rtsp://host:1/t1/video`.
    String channel() {
        String path = address.replaceFirst("^rtsp://[^/]*/?", "");
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}
