package org.marsad.station.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.marsad.station.sink.PageJson;

/// One HTTP answer with a body.
record Answer(int status, String contentType, String cacheControl, ByteBuffer body) {

    private static final String NOT_KEPT = "no-store";

    static Answer json(String json) {
        return json(200, json);
    }

    static Answer bytes(String contentType, String cacheControl, ByteBuffer body) {
        return new Answer(200, contentType, cacheControl, body);
    }

    static Answer refusal(Refusal refusal) {
        return json(
                refusal.status(),
                PageJson.object(
                        json -> {
                            json.writeObjectPropertyStart("error");
                            json.writeStringProperty("key", refusal.key());
                            json.writeStringProperty("message", refusal.getMessage());
                            json.writeEndObject();
                        }));
    }

    private static Answer json(int status, String json) {
        return new Answer(
                status,
                "application/json",
                NOT_KEPT,
                ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    void send(Request request, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, cacheControl);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        boolean head = request.getMethod().equals("HEAD");
        response.write(true, head ? null : body.duplicate(), callback);
    }
}
