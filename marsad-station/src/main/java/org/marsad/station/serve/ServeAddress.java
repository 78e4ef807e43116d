package org.marsad.station.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Where the station listens. Only the loopback address is allowed while there are no accounts.
///
/// @param port 0 takes any free one
public record ServeAddress(String host, int port) {

    public static final String LOOPBACK = "127.0.0.1";

    public ServeAddress {
        if (!List.of(LOOPBACK, "::1", "localhost").contains(host)) {
            throw new ServeException(
                    "the station listens on this machine only (127.0.0.1, ::1 or localhost), not on '%s': accounts are not built yet"
                            .formatted(host));
        }
        if (port < 0 || port > 65_535) {
            throw new ServeException("a port is 0 to 65535, was " + port);
        }
    }

    InetAddress inetAddress() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ServeException("can't listen on '%s': %s".formatted(host, e.getMessage()));
        }
    }

    /// The address that a browser opens, without a path.
    String origin(int actualPort) {
        return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, actualPort);
    }
}
