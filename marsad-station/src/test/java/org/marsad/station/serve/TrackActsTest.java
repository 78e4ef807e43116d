package org.marsad.station.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.sensor.SensorId;
import org.marsad.track.Track;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Acts on tracks and their histories, as a page asks for them.
class TrackActsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final SensorId RADAR = new SensorId("radar");

    @TempDir Path folder;
    private ScriptedStation station;

    /// Track 1 stands, track 2 400 m north of it.
    @BeforeEach
    void start() {
        station = new ScriptedStation(folder);
        for (int i = 0; i < 40; i++) {
            Instant time = ScriptedStation.MIDNIGHT.plusMillis(250L * i);
            station.fusion.accept(
                    new Scan(RADAR, time, time, List.of(plot(time, 100, i), plot(time, 500, i))));
        }
        assertThat(station.fusion.picture().tracks())
                .extracting(Track::number)
                .containsExactly(1L, 2L);
    }

    @AfterEach
    void stop() {
        station.close();
    }

    private static Plot plot(Instant time, double north, long number) {
        return new Plot(
                RADAR,
                time,
                new EastNorthUp(50, north, 0),
                GroundCovariance.ofCircle(2),
                new Classification(ObjectClass.PERSON, 0.9),
                new ReportOrigin.Measured(number));
    }

    private HttpResponse<String> act(String track, String body) throws Exception {
        return station.send("POST", "api/tracks/%s/acts".formatted(track), body);
    }

    private JsonNode history(long track) throws Exception {
        return MAPPER.readTree(station.get("api/tracks/%d/history".formatted(track)).body());
    }

    @Test
    void aNameAndAMarkAreInTheHistoryWithWhoGaveThem() throws Exception {
        JsonNode answer =
                MAPPER.readTree(
                        act("1", "{\"act\":\"rename\",\"name\":\"الراعي\",\"by\":\"Dilan\"}")
                                .body());
        assertThat(act("1", "{\"act\":\"known\",\"by\":\"Dilan\"}").statusCode()).isEqualTo(200);

        assertThat(answer.at("/events/0/event").asString("")).isEqualTo("begun");
        assertThat(answer.at("/events/0/sensor").asString("")).isEqualTo("radar");
        assertThat(answer.at("/events/1/event").asString("")).isEqualTo("confirmed");
        assertThat(answer.at("/events/2/name").asString("")).isEqualTo("الراعي");
        assertThat(answer.at("/events/2/by").asString("")).isEqualTo("Dilan");
        assertThat(answer.at("/update/from").asString("")).isEqualTo("measured");
        assertThat(answer.at("/update/probability").doubleValue()).isBetween(0.9, 1.0);
        assertThat(history(1).at("/events/3/act").asString("")).isEqualTo("known");
        assertThat(station.fusion.picture().tracks().getFirst().label().name()).isEqualTo("الراعي");
    }

    @Test
    void mergedSplitAndDroppedAreInBothHistories() throws Exception {
        assertThat(act("1", "{\"act\":\"merge\",\"with\":2}").statusCode()).isEqualTo(200);
        assertThat(history(2).path("events").toString())
                .contains("\"event\":\"ended\",\"why\":\"joined\",\"other\":1");
        assertThat(act("2", "{\"act\":\"known\"}").statusCode()).isEqualTo(404);
        assertThat(act("1", "{\"act\":\"split\"}").statusCode()).isEqualTo(200);
        assertThat(history(1).path("events").toString())
                .contains("\"event\":\"parted\",\"other\":2");
        assertThat(act("2", "{\"act\":\"drop\"}").statusCode()).isEqualTo(200);
        assertThat(history(2).path("events").toString()).contains("\"why\":\"dropped\"");
        assertThat(station.fusion.picture().tracks()).extracting(Track::number).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    9   | {"act":"known"}                | 404 | track.unknown | choose another
                    1   | {"act":"merge","with":1}       | 400 | track.self    | got 1 twice
                    1   | {"act":"merge","with":9}       | 404 | track.unknown | got 9
                    1   | {"act":"merge"}                | 400 | track.number  | with
                    1   | {"act":"rename"}               | 400 | track.name    | a rename says
                    1   | {"act":"rename","name":"a\\nb"} | 400 | track.name    | U+000A
                    1   | {"act":"rename","name":"0123456789012345678901234567890123456789x"} | 400 | track.name | got 41
                    1   | {"act":"shoot"}                | 400 | track.act     | got 'shoot'
                    one | {"act":"known"}                | 400 | track.number  | got 'one'
                    99999999999999999999 | {"act":"known"} | 400 | track.number | got
                    """)
    void badActsAreRefusedByName(String track, String body, int status, String key, String message)
            throws Exception {
        HttpResponse<String> answer = act(track, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode error = MAPPER.readTree(answer.body()).path("error");
        assertThat(error.path("key").asString("")).isEqualTo(key);
        assertThat(error.path("message").asString("")).contains(message);
    }

    @Test
    void nothingIsKnownOfANumberThatNeverWas() throws Exception {
        assertThat(station.get("api/tracks/77/history").statusCode()).isEqualTo(404);
        assertThat(station.get("api/tracks/-1/history").statusCode()).isEqualTo(400);
    }
}
