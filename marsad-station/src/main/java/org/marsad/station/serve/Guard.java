package org.marsad.station.serve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets only the station's own page in. There is no password yet, so a foreign page in the same
/// browser must not reach the station: by its address under another name (DNS rebinding: the `Host`
/// is checked on every request), nor by sending to it across origins (the `Origin` is checked on
/// every request that changes something and on every WebSocket, which browsers let through).
final class Guard extends Handler.Wrapper {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /// MapLibre draws with WebGL from workers of our own origin and keeps images in blobs; its
    /// right-to-left text shaping is WebAssembly. Nothing is inline, nothing comes from elsewhere.
    /// Browsers refuse an IPv6 literal in a source list; 'self' covers it where they know CSP 3.
    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "script-src 'self' 'wasm-unsafe-eval'",
                    "worker-src 'self'",
                    "style-src 'self'",
                    "img-src 'self' data: blob:",
                    "connect-src 'self' %s",
                    "object-src 'none'",
                    "base-uri 'none'",
                    "form-action 'none'",
                    "frame-ancestors 'none'");

    private List<String> hosts = List.of();
    private String policy = "";

    Guard(Handler guarded) {
        super(guarded);
    }

    /// Known once the port is.
    void setPort(int port) {
        hosts = List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        policy =
                CONTENT_SECURITY_POLICY.formatted(
                        String.join(
                                " ",
                                hosts.stream()
                                        .filter(host -> !host.startsWith("["))
                                        .map(host -> "ws://" + host)
                                        .toList()));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Content-Security-Policy", policy);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        Optional<Refusal> refusal = findRefusal(request);
        if (refusal.isPresent()) {
            LOG.warn("refused: {}", refusal.get().getMessage());
            Answer.refusal(refusal.get()).send(request, response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private Optional<Refusal> findRefusal(Request request) {
        String host = header(request, "Host").toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            return refusal(
                    "request.host",
                    "%s %s came for host '%s', this station is %s"
                            .formatted(
                                    request.getMethod(),
                                    Request.getPathInContext(request),
                                    host,
                                    hosts.getFirst()));
        }
        String origin = header(request, "Origin").toLowerCase(Locale.ROOT);
        boolean foreign =
                (!origin.isEmpty() && !origin.equals("http://" + host))
                        || header(request, "Sec-Fetch-Site").equals("cross-site");
        boolean guarded =
                !READING.contains(request.getMethod())
                        || request.getHeaders().contains(HttpHeader.UPGRADE);
        if (foreign && guarded) {
            return refusal(
                    "request.origin",
                    "%s %s came from a page of '%s', expected http://%s"
                            .formatted(
                                    request.getMethod(),
                                    Request.getPathInContext(request),
                                    origin,
                                    host));
        }
        return Optional.empty();
    }

    private static String header(Request request, String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }

    private static Optional<Refusal> refusal(String key, String message) {
        return Optional.of(new Refusal(403, key, message));
    }
}
