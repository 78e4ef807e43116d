package org.marsad.station.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebServerTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String AREA =
            """
            {"name": {"": "Gate", "ar": "البوابة"}, "kind": "area",
             "corners": [[44.000, 33.000], [44.002, 33.000], [44.002, 33.002]],
             "rules": [{"event": "enters", "classes": [], "severity": "urgent"}]}
            """;

    @TempDir Path folder;
    private ScriptedStation station;

    @BeforeEach
    void start() {
        station = new ScriptedStation(folder);
    }

    @AfterEach
    void stop() {
        station.close();
    }

    @Test
    void thePageComesWithAStrictPolicy() throws Exception {
        HttpResponse<String> page = station.get("");

        assertThat(page.body()).contains("Test page");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'")
                .contains("ws://127.0.0.1:" + station.port())
                .doesNotContain("unsafe-inline")
                .doesNotContain(" 'unsafe-eval'");
    }

    @Test
    void hashedFilesAreKeptForGoodAndOthersAreAskedForAgain() throws Exception {
        HttpResponse<String> script = station.get("assets/index-AbC123.js");
        assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(script.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");

        String tag = station.get("").headers().firstValue("ETag").orElse("");
        HttpResponse<String> again = station.send("GET", "", "", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing.html",
                "assets",
                "assets/",
                "..%2f..%2forg/marsad/station/store/schema-1.sql",
                "assets/..%2f..%2forg/marsad/station/store/Store.class",
                "%2e%2e/org/marsad/station/store/schema-1.sql",
                ".hidden.html",
                "api/",
                "api/nothing",
                "api/alerts/x/y/z"
            })
    void nothingElseIsServed(String path) throws Exception {
        HttpResponse<String> answer = station.get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("create table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:%d", "127.0.0.1", "127.0.0.1:1", ""})
    void anotherHostIsRefused(String host) throws Exception {
        assertThat(raw("GET /api/site", host.formatted(station.port()))).contains(" 40", "\n");
    }

    @Test
    void itsOwnNamesAreAnswered() throws Exception {
        assertThat(raw("GET /api/site", "127.0.0.1:" + station.port())).startsWith("HTTP/1.1 200");
        assertThat(raw("GET /api/site", "LocalHost:" + station.port())).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "https://127.0.0.1:%d", "null"})
    void aForeignPageChangesNothingAndHearsNothing(String origin) throws Exception {
        String foreign = origin.formatted(station.port());
        HttpResponse<String> put =
                station.send(
                        "PUT", "api/settings/language", "{\"value\": \"ar\"}", "Origin", foreign);
        assertThat(put.statusCode()).isEqualTo(403);
        assertThat(key(put)).isEqualTo("request.origin");
        assertThat(station.get("api/settings").body()).isEqualTo("{}");

        try (HttpClient client = HttpClient.newHttpClient()) {
            String url = station.uri("api/picture").toString().replace("http", "ws");
            assertThat(Page.upgradeStatus(client, url, "Origin", foreign)).isEqualTo(403);
            String own = "http://127.0.0.1:" + station.port();
            assertThat(Page.upgradeStatus(client, url, "Origin", own)).isEqualTo(101);
        }
    }

    @Test
    void tellsTheSite() throws Exception {
        JsonNode site = json(station.get("api/site"));

        assertThat(site.at("/name/").asString("")).isEqualTo("Test site");
        assertThat(site.path("simulated").booleanValue()).isTrue();
        assertThat(site.at("/cameras/0/panDegrees").doubleValue()).isEqualTo(350);
        assertThat(site.at("/cameras/0/fieldOfViewDegrees").doubleValue()).isEqualTo(20);
        assertThat(site.at("/bounds/0/0").doubleValue()).isLessThan(44);
        assertThat(site.at("/towers/0/kind").asString("")).isEqualTo("tower");
    }

    @Test
    void givesTheGroundAsBytes() throws Exception {
        assertThat(json(station.get("api/ground")).path("coverage").intValue()).isEqualTo(3);
        assertThat(station.getBytes("api/ground/heights").body()).containsExactly(1, 0, 2, 0);
        assertThat(station.getBytes("api/ground/coverage").body()).containsExactly(1, 2);
    }

    @Test
    void anActIsAnsweredWithTheAlertAndASecondTakerIsTurnedAway() throws Exception {
        station.alerts.raise(ScriptedStation.alert("r1.gate.0.7"), "{}", new byte[] {9});

        JsonNode taken = json(act("take", "Dilan"));
        assertThat(taken.path("state").asString("")).isEqualTo("taken");
        assertThat(taken.path("by").asString("")).isEqualTo("Dilan");

        HttpResponse<String> second = act("take", "Sara");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(key(second)).isEqualTo("alert.taken");

        assertThat(json(act("animal", "Dilan")).path("resolution").asString(""))
                .isEqualTo("animal");
        JsonNode stored = json(station.get("api/alerts?since=2026-11-19T00:00:00Z"));
        assertThat(stored.at("/alerts/0/state").asString("")).isEqualTo("resolved");
        assertThat(stored.at("/alerts/0/zoneName/ar").asString("")).isEqualTo("البوابة");
        assertThat(station.getBytes("api/alerts/r1.gate.0.7/frame.jpg").body()).containsExactly(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST | api/alerts/r9.z/acts  | {"act": "seen"}    | 404 | alert.unknown
                    POST | api/alerts/r9.z/acts  | {"act": "shoot"}   | 400 | alert.act
                    POST | api/alerts/r9.z/acts  | {"act"             | 400 | request.json
                    POST | api/alerts/r9.z/acts  | []                 | 400 | request.json
                    PUT  | api/settings/a%20b    | {"value": "x"}     | 400 | setting.invalid
                    PUT  | api/settings/language | {"value": 3}       | 400 | setting.invalid
                    GET  | api/alerts?since=noon | ``                 | 400 | request.time
                    GET  | api/alerts/x/frame.jpg| ``                 | 404 | alert.no_frame
                    DELETE | api/zones/nowhere   | ``                 | 404 | zone.unknown
                    PATCH | api/zones/gate       | {}                 | 404 | request.path
                    POST | index.html            | {}                 | 405 | request.method
                    """)
    void whatCantBeDoneIsNamed(String method, String path, String body, int status, String key)
            throws Exception {
        HttpResponse<String> answer = station.send(method, path, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(key(answer)).isEqualTo(key);
    }

    @Test
    void aHugeRequestIsRefused() throws Exception {
        String body = "{\"value\": \"" + "x".repeat(1 << 20) + "\"}";
        assertThat(station.send("PUT", "api/settings/language", body).statusCode()).isEqualTo(413);
    }

    @Test
    void zonesAndSettingsOutliveTheStation() throws Exception {
        station.send("PUT", "api/zones/gate", AREA);
        station.send("PUT", "api/settings/language", "{\"value\": \"ckb\"}");
        station.alerts.raise(ScriptedStation.alert("r1.gate.0.7"), "{}", null);
        act("seen", "Dilan");
        stop();
        start();

        assertThat(station.get("api/settings").body()).isEqualTo("{\"language\":\"ckb\"}");
        try (Page page = station.open("api/picture")) {
            JsonNode picture = page.next();
            assertThat(picture.at("/zones/0/name/ar").asString("")).isEqualTo("البوابة");
            assertThat(picture.at("/alerts/0/state").asString("")).isEqualTo("seen");
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    , [44.002, 33.002]]  | ]                                       | zone.too_few_corners
                    , [44.002, 33.002]]  | , [44.0, 33.002], [44.002, 33.002]]     | zone.crosses_itself
                    [44.002, 33.002]]    | [45.0, 33.002]]                         | zone.too_far
                    "enters"             | "crosses"                               | zone.rule
                    "urgent"             | "deadly"                                | zone.rule
                    "area"               | "circle"                                | zone.kind
                    """)
    void aZoneThatCantBeWatchedIsRefused(String old, String by, String key) throws Exception {
        String body = AREA.replace(old, by);
        assertThat(body).isNotEqualTo(AREA);

        HttpResponse<String> answer = station.send("PUT", "api/zones/gate", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(key(answer)).isEqualTo(key);
    }

    @Test
    void aPortInUseIsOneClearLine() {
        assertThatThrownBy(
                        () ->
                                WebServer.start(
                                        new ServeAddress("127.0.0.1", station.port()),
                                        station.desk()))
                .isInstanceOf(ServeException.class)
                .hasMessageContaining("port " + station.port())
                .hasMessageContaining("another station")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void onlyTheLoopbackAddressIsListenedOn() {
        assertThatThrownBy(() -> new ServeAddress("0.0.0.0", 8080))
                .isInstanceOf(ServeException.class)
                .hasMessageContaining("accounts are not built yet");
    }

    private HttpResponse<String> act(String act, String by) throws Exception {
        return station.send(
                "POST",
                "api/alerts/r1.gate.0.7/acts",
                "{\"act\": \"%s\", \"by\": \"%s\"}".formatted(act, by));
    }

    private String raw(String request, String host) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), station.port())) {
            socket.getOutputStream()
                    .write(
                            "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(request, host)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }

    private static String key(HttpResponse<String> answer) {
        return json(answer).at("/error/key").asString("");
    }
}
