package org.marsad.station.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The page's own files, from `web/**` on the class path. Files under `assets/` carry a hash of their
/// content in their names, so a browser keeps them for good; all others it asks for again with their
/// tag. Each file is read once.
final class StaticFiles extends Handler.Abstract {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)+");
    private static final int LARGEST_BYTES = 64 << 20;
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("geojson", "application/geo+json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("woff", "font/woff"),
                    Map.entry("ttf", "font/ttf"),
                    Map.entry("wasm", "application/wasm"),
                    Map.entry("pbf", "application/x-protobuf"),
                    Map.entry("pmtiles", "application/octet-stream"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private record Kept(Answer answer, String tag) {}

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String asked = Request.getPathInContext(request);
        String path = asked.equals("/") ? "/index.html" : asked;
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Answer.refusal(
                            new Refusal(
                                    405,
                                    "request.method",
                                    "%s is not for files, GET is".formatted(request.getMethod())))
                    .send(request, response, callback);
            return true;
        }
        Optional<Kept> found = find(path);
        if (found.isEmpty()) {
            Answer.refusal(new Refusal(404, "request.path", "there is nothing at " + path))
                    .send(request, response, callback);
            return true;
        }
        send(found.get(), request, response, callback);
        return true;
    }

    private static void send(Kept file, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.ETAG, file.tag);
        String known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
        if (known != null && known.contains(file.tag)) {
            response.setStatus(304);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, file.answer.cacheControl());
            callback.succeeded();
            return;
        }
        file.answer.send(request, response, callback);
    }

    private Optional<Kept> find(String path) {
        Kept known = kept.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (!PATH.matcher(path).matches() || type == null) {
            return Optional.empty();
        }
        Optional<Kept> read = read(path, type);
        read.ifPresent(file -> kept.put(path, file));
        return read;
    }

    private static Optional<Kept> read(String path, String type) {
        URL resource = StaticFiles.class.getResource("/web" + path);
        if (resource == null) {
            return Optional.empty();
        }
        try (InputStream stream = resource.openStream()) {
            byte[] bytes = stream.readNBytes(LARGEST_BYTES);
            String caching = path.startsWith("/assets/") ? FOR_GOOD : "no-cache";
            Answer answer = Answer.bytes(type, caching, ByteBuffer.wrap(bytes));
            return Optional.of(new Kept(answer, tag(bytes)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
