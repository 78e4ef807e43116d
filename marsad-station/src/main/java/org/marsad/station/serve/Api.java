package org.marsad.station.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.formats.geojson.ZoneRefused;
import org.marsad.sensor.SensorId;
import org.marsad.station.config.SiteLayout;
import org.marsad.station.sink.PageJson;
import org.marsad.station.store.Act;
import org.marsad.station.store.ActResult;
import org.marsad.station.store.AlertCase;
import org.marsad.station.store.StoreUnavailable;
import org.marsad.station.tracks.SensorBook;
import org.marsad.track.act.ActRefusedException;
import org.marsad.track.act.TrackAct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The requests of docs/api.md, one method each. An answer to a change comes after its commit.
final class Api extends Handler.Wrapper {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final int LARGEST_BODY_BYTES = 256 << 10;
    private static final int MOST_ALERTS = 500;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_SETTING = 64 << 10;
    private static final int MOST_SETTINGS = 1_000;
    private static final String PREFIX = "/api/";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Desk desk;

    /// @param files what answers requests that are not below `/api/`
    Api(Desk desk, Handler files) {
        super(files);
        this.desk = desk;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (!path.startsWith(PREFIX)) {
            return super.handle(request, response, callback);
        }
        answer(request, path.substring(PREFIX.length())).send(request, response, callback);
        return true;
    }

    private Answer answer(Request request, String path) throws IOException {
        try {
            return route(request, path);
        } catch (Refusal refusal) {
            return Answer.refusal(refusal);
        } catch (ZoneRefused refused) {
            return Answer.refusal(new Refusal(400, refused.key(), message(refused)));
        } catch (ActRefusedException refused) {
            return Answer.refusal(TrackJson.refusal(refused));
        } catch (StoreUnavailable unavailable) {
            LOG.error("{} {}: {}", request.getMethod(), path, unavailable.getMessage());
            return Answer.refusal(new Refusal(503, "store.unavailable", message(unavailable)));
        }
    }

    /// An address is `thing`, `thing/id` or `thing/id/part`.
    private Answer route(Request request, String path) throws IOException {
        String[] parts = path.split("/", -1);
        String id = parts.length > 1 ? parts[1] : "";
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        String shape =
                switch (parts.length) {
                    case 1 -> path;
                    case 2 -> parts[0].equals("ground") ? path : parts[0] + "/*";
                    default -> parts[0] + "/*/" + parts[2];
                };
        if (parts.length > 3) {
            throw noSuch(request);
        }
        return switch (method + " " + shape) {
            case "GET site" -> Answer.json(SiteJson.site(desk.about(), desk.site().get()));
            case "GET ground" -> Answer.json(SiteJson.ground(ground()));
            case "GET ground/heights" -> bytes(ground().heights());
            case "GET ground/coverage" -> coverage();
            case "GET alerts" -> alerts(request);
            case "GET alerts/*/frame.jpg" -> frame(id);
            case "GET settings" -> settings();
            case "GET tracks/*/history" -> history(TrackJson.number(id));
            case "POST tracks/*/acts" -> actOnTrack(TrackJson.number(id), body(request));
            case "GET sensors/*/acts" ->
                    Answer.json(SensorJson.acts(sensorBook().list(sensor(id))));
            case "POST sensors/*/acts" -> actOnSensor(sensor(id), body(request));
            case "POST alerts/*/acts" -> act(id, body(request));
            case "PUT zones/*" -> putZone(id, body(request));
            case "DELETE zones/*" -> deleteZone(id);
            case "PUT settings/*" -> putSetting(id, body(request));
            default -> throw noSuch(request);
        };
    }

    private GroundRaster ground() {
        return desk.findGround()
                .get()
                .orElseThrow(
                        () -> new Refusal(404, "ground.none", "this site has no elevation file"));
    }

    private Answer coverage() {
        ByteBuffer coverage = ground().coverage();
        if (!coverage.hasRemaining()) {
            throw new Refusal(404, "ground.coverage_not_ready", "the coverage is being computed");
        }
        return bytes(coverage);
    }

    private static Answer bytes(ByteBuffer bytes) {
        return Answer.bytes("application/octet-stream", "no-store", bytes);
    }

    private Answer alerts(Request request) {
        Fields query = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
        String since = query.getValue("since");
        Instant from = Instant.EPOCH;
        try {
            from = since == null ? Instant.EPOCH : Instant.parse(since);
        } catch (DateTimeException _) {
            throw new Refusal(
                    400, "request.time", "since is like 2026-11-20T06:00:00Z, was '" + since + "'");
        }
        var alerts = desk.books().get().store().listAlertsSince(from, MOST_ALERTS);
        return Answer.json(
                "{\"alerts\":"
                        + PageJson.array(alerts.stream().map(PageJson::alert).toList())
                        + "}");
    }

    private Answer frame(String alert) {
        byte[] jpeg =
                desk.books()
                        .get()
                        .store()
                        .findFrame(alert)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                404,
                                                "alert.no_frame",
                                                "no frame is kept of alert '%s'".formatted(alert)));
        return Answer.bytes("image/jpeg", "private, max-age=86400", ByteBuffer.wrap(jpeg));
    }

    private Answer act(String alert, JsonNode body) {
        String word = body.path("act").asString("");
        Act act =
                Act.findByWord(word)
                        .orElseThrow(
                                () -> new Refusal(400, "alert.act", "no act '%s'".formatted(word)));
        ActResult result =
                desk.books().get().alerts().act(alert, act, shortText(body, "by").strip());
        return switch (result) {
            case ActResult.Done(AlertCase now) -> {
                LOG.info("alert {}: {} by '{}'", alert, word, now.standing().by());
                yield Answer.json(PageJson.alert(now));
            }
            case ActResult.TakenByAnother(String by) ->
                    throw new Refusal(
                            409, "alert.taken", "alert %s is taken by '%s'".formatted(alert, by));
            case ActResult.AlreadyResolved(String resolution) ->
                    throw new Refusal(
                            409,
                            "alert.resolved",
                            "alert %s is resolved (%s); reopen it first"
                                    .formatted(alert, resolution));
            case ActResult.NoSuchAlert(String id) ->
                    throw new Refusal(404, "alert.unknown", "no alert '%s'".formatted(id));
        };
    }

    private Answer history(long track) {
        return Answer.json(
                TrackJson.history(
                        track,
                        desk.books()
                                .get()
                                .tracks()
                                .findHistory(track)
                                .orElseThrow(
                                        () ->
                                                new Refusal(
                                                        404,
                                                        "track.unknown",
                                                        "nothing is known of track %d"
                                                                .formatted(track)))));
    }

    private Answer actOnTrack(long track, JsonNode body) {
        TrackAct act = TrackJson.act(track, body);
        String by = shortText(body, "by").strip();
        desk.books().get().tracks().act(act, by);
        LOG.info("track {}: {} by '{}'", track, body.path("act").asString(""), by);
        return history(track);
    }

    private SensorBook sensorBook() {
        return desk.books().get().sensors();
    }

    private static SensorId sensor(String id) {
        if (!SensorId.isValid(id)) {
            throw SensorJson.unknown(id);
        }
        return new SensorId(id);
    }

    private Answer actOnSensor(SensorId sensor, JsonNode body) {
        String word = body.path("act").asString("");
        String by = shortText(body, "by").strip();
        SensorBook.Result result =
                switch (word) {
                    case "take_off" -> sensorBook().takeOff(sensor, by);
                    case "put_back" -> sensorBook().putBack(sensor, by);
                    default ->
                            throw new Refusal(
                                    400,
                                    "sensor.act",
                                    "an act is take_off or put_back, got '%s'".formatted(word));
                };
        String now = SensorJson.now(sensor, result);
        LOG.info("sensor {}: {} by '{}'", sensor, word, by);
        return Answer.json(now);
    }

    private Answer putZone(String id, JsonNode body) {
        SiteLayout site = desk.site().get();
        NamedZone zone = ZoneRequest.read(id, body, site.frame(), site.timeZone());
        desk.books().get().zones().put(zone);
        LOG.info("zone {} put: {} rules", id, zone.zone().rules().size());
        return Answer.json(new PageJson(site.frame()).zone(zone));
    }

    private Answer deleteZone(String id) {
        if (!desk.books().get().zones().delete(id)) {
            throw new Refusal(404, "zone.unknown", "no zone '%s'".formatted(id));
        }
        LOG.info("zone {} deleted", id);
        return Answer.json("{}");
    }

    private Answer settings() {
        Map<String, String> settings = desk.books().get().store().settings();
        return Answer.json(PageJson.object(json -> settings.forEach(json::writeStringProperty)));
    }

    private Answer putSetting(String key, JsonNode body) {
        JsonNode value = body.path("value");
        if (!key.matches("[A-Za-z0-9._-]{1,64}")
                || !value.isString()
                || value.stringValue().length() > LONGEST_SETTING) {
            throw new Refusal(
                    400,
                    "setting.invalid",
                    "a setting is {\"value\": \"text of at most %d characters\"} under a short key"
                            .formatted(LONGEST_SETTING));
        }
        var store = desk.books().get().store();
        Map<String, String> known = store.settings();
        if (known.size() >= MOST_SETTINGS && !known.containsKey(key)) {
            throw new Refusal(
                    400, "setting.too_many", "there are %d settings".formatted(MOST_SETTINGS));
        }
        store.putSetting(key, value.stringValue());
        return Answer.json(
                PageJson.object(json -> json.writeStringProperty(key, value.stringValue())));
    }

    private static String shortText(JsonNode body, String field) {
        String text = body.path(field).asString("");
        if (text.length() > LONGEST_TEXT) {
            throw new Refusal(
                    400,
                    "request.too_long",
                    "\"%s\" has at most %d characters".formatted(field, LONGEST_TEXT));
        }
        return text;
    }

    private static JsonNode body(Request request) throws IOException {
        String type =
                Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
        if (!type.startsWith("application/json")) {
            throw new Refusal(
                    415, "request.type", "expected application/json, got '%s'".formatted(type));
        }
        byte[] bytes;
        try (InputStream stream = Content.Source.asInputStream(request)) {
            bytes = stream.readNBytes(LARGEST_BODY_BYTES + 1);
        }
        if (bytes.length > LARGEST_BODY_BYTES) {
            throw new Refusal(
                    413,
                    "request.too_large",
                    "a request has at most %d bytes".formatted(LARGEST_BODY_BYTES));
        }
        try {
            JsonNode body = MAPPER.readTree(bytes);
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            throw new Refusal(400, "request.json", "not JSON: " + e.getOriginalMessage());
        }
        throw new Refusal(400, "request.json", "expected a JSON object");
    }

    private static Refusal noSuch(Request request) {
        return new Refusal(
                404,
                "request.path",
                "there is no %s %s"
                        .formatted(request.getMethod(), Request.getPathInContext(request)));
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}
