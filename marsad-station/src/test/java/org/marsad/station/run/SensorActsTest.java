package org.marsad.station.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.picture.SensorStatus;
import org.marsad.sensor.Sector;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.station.config.SiteLayout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two radars, one of them turned by two degrees; its error is found, taken off by an engineer, and still taken off after
/// a restart.
class SensorActsTest {

    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
    private static final SensorId RIGHT = new SensorId("radar-1");
    private static final SensorId TURNED = new SensorId("radar-2");
    private static final EastNorthUp RIGHT_AT = new EastNorthUp(0, 0, 30);
    private static final EastNorthUp TURNED_AT = new EastNorthUp(300, -200, 20);
    private static final double TURN = Math.toRadians(2);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir private Path folder;

    private StationPlan plan(List<ScanSource> sources) {
        StationPlan empty = EmptySite.plan(List.of(), folder);
        SiteLayout layout = empty.layout();
        List<SiteLayout.RadarSite> radars =
                List.of(radar(RIGHT, RIGHT_AT, layout), radar(TURNED, TURNED_AT, layout));
        return new StationPlan(
                new SiteLayout(
                        layout.name(),
                        layout.timeZone(),
                        layout.frame(),
                        layout.towers(),
                        layout.cameras(),
                        radars,
                        layout.drawing()),
                false,
                empty.ground(),
                List.of(),
                sources,
                List.of(),
                empty.address(),
                folder);
    }

    private static SiteLayout.RadarSite radar(SensorId id, EastNorthUp at, SiteLayout layout) {
        return new SiteLayout.RadarSite(
                id,
                "",
                Map.of("", id.value()),
                layout.frame().toGeodetic(at),
                Sector.ALL_ROUND,
                3000);
    }

    /// What a radar sees at a second: five things that pass, one every fifty seconds.
    private static Scan look(SensorId radar, double second) {
        boolean isTurned = radar.equals(TURNED);
        EastNorthUp from = isTurned ? TURNED_AT : RIGHT_AT;
        Instant time = START.plusNanos(Math.round(second * 1e9));
        List<TargetReport> plots = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            double along = 12 * ((second + 50 * n) % 250 - 125);
            double course = 1.2 * n;
            EastNorthUp way =
                    new EastNorthUp(
                                    900 + 200 * n + along * Math.cos(course),
                                    700 - 300 * n + along * Math.sin(course),
                                    0)
                            .minus(from);
            double azimuth =
                    Math.atan2(way.eastMetres(), way.northMetres()) + (isTurned ? TURN : 0);
            double range = Math.hypot(way.eastMetres(), way.northMetres());
            EastNorthUp shown =
                    new EastNorthUp(
                            from.eastMetres() + range * Math.sin(azimuth),
                            from.northMetres() + range * Math.cos(azimuth),
                            0);
            plots.add(
                    new Plot(
                            radar,
                            time,
                            shown,
                            GroundCovariance.ofAxes(azimuth, 4, range * Math.toRadians(0.3)),
                            Classification.UNKNOWN,
                            new ReportOrigin.Measured(1)));
        }
        return new Scan(radar, time, time.plusMillis(300), plots);
    }

    private static Station start(StationPlan plan) {
        return Station.start(plan, "test", () -> START);
    }

    private static void play(Station station, int from, int until) {
        for (int second = from; second < until; second++) {
            station.accept(look(RIGHT, second));
            station.accept(look(TURNED, second + 0.5));
        }
    }

    private static Optional<SensorStatus> find(Station station, SensorId sensor) {
        return station.picture().sensors().stream()
                .filter(each -> each.health().sensor().equals(sensor))
                .findFirst();
    }

    private static SensorStatus await(
            Station station, SensorId sensor, Predicate<SensorStatus> what)
            throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            Optional<SensorStatus> now = find(station, sensor);
            if (now.isPresent() && what.test(now.get())) {
                return now.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("waited 30 s for " + sensor + ", it is " + find(station, sensor));
    }

    private HttpResponse<String> send(Station station, String path, String body)
            throws IOException, InterruptedException {
        URI page = URI.create(station.url());
        HttpRequest.Builder request = HttpRequest.newBuilder(page.resolve("/api/" + path));
        String origin = "http://" + page.getAuthority();
        if (!body.isEmpty()) {
            request.header("Origin", origin)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode act(Station station, String act, int status) throws Exception {
        HttpResponse<String> answer =
                send(
                        station,
                        "sensors/radar-2/acts",
                        "{\"act\":\"%s\",\"by\":\"Sara\"}".formatted(act));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return MAPPER.readTree(answer.body());
    }

    private JsonNode acts(Station station) throws Exception {
        return MAPPER.readTree(send(station, "sensors/radar-2/acts", "").body()).path("acts");
    }

    @Test
    void anErrorThatIsFoundIsTakenOffByActAndStaysOffAfterARestart() throws Exception {
        double taken;
        try (Station station = start(plan(List.of()))) {
            play(station, 0, 300);
            await(station, TURNED, SensorStatus::hasClearOffset);
            JsonNode after = act(station, "take_off", 200);
            taken = after.path("correction").path("bearingDegrees").asDouble();
            assertThat(taken).isBetween(0.7, 2.2);
            assertThat(after.path("offset").path("comparisons").asInt()).isGreaterThan(30);
            assertThat(act(station, "take_off", 409).path("error").path("key").asString())
                    .isEqualTo("sensor.nothing_clear");
        }
        try (Station station = start(plan(List.of()))) {
            assertThat(acts(station)).hasSize(1);
            assertThat(acts(station).path(0).path("by").asString()).isEqualTo("Sara");
            play(station, 300, 330);
            SensorStatus status = await(station, TURNED, _ -> true);
            assertThat(Math.toDegrees(status.correction().bearingRadians()))
                    .isCloseTo(taken, within(0.01));
            assertThat(act(station, "put_back", 200).has("correction")).isFalse();
            assertThat(act(station, "put_back", 409).path("error").path("key").asString())
                    .isEqualTo("sensor.nothing_taken_off");
            assertThat(acts(station)).hasSize(2);
        }
    }

    @Test
    void anActThatCantBeDoneIsRefusedByName() throws Exception {
        try (Station station = start(plan(List.of()))) {
            assertThat(act(station, "take_off", 404).path("error").path("key").asString())
                    .isEqualTo("sensor.unknown");
            assertThat(act(station, "burn", 400).path("error").path("key").asString())
                    .isEqualTo("sensor.act");
        }
    }

    @Test
    void whatASecondSourceSendsUnderOneNameIsLeftOutAndCounted() throws Exception {
        ScanSource second =
                station -> {
                    for (int i = 0; i < 40; i++) {
                        station.accept(look(RIGHT, i + 0.25));
                    }
                };
        ScanSource first =
                station -> {
                    for (int i = 0; i < 40; i++) {
                        station.accept(look(RIGHT, i));
                        Thread.sleep(10);
                    }
                };
        try (Station station = start(plan(List.of(first, second)))) {
            SensorStatus status =
                    await(
                            station,
                            RIGHT,
                            each -> each.refused().getOrDefault(Refusal.TWO_SOURCES, 0L) == 40);
            assertThat(status.refused()).containsOnlyKeys(Refusal.TWO_SOURCES);
        }
    }
}
