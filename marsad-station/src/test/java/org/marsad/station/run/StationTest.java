package org.marsad.station.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.alert.Rule;
import org.marsad.alert.Schedule;
import org.marsad.alert.Severity;
import org.marsad.alert.Zone;
import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.picture.SensorStatus;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.station.serve.ServeAddress;
import org.marsad.station.serve.ServeException;
import org.marsad.station.store.StoreUnavailable;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;
import org.marsad.vision.capture.VideoAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole process but the cameras: a radar's scans go in, pages and store come out.
class StationTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final SensorId RADAR = new SensorId("radar");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void oneWhoWalksIntoAZoneRaisesAnAlertThatOutlivesTheStation() throws Exception {
        String id;
        try (Station station = Station.start(plan(List.of(gate())), "test", Clock.systemUTC())) {
            walkEast(station, 20);
            await("an alert", () -> alerts(station).size() == 1);
            JsonNode alert = alerts(station).get(0);
            assertThat(alert.path("event").asString("")).isEqualTo("enters");
            assertThat(alert.at("/zoneName/ar").asString("")).isEqualTo("البوابة");
            id = alert.path("id").asString("");
            assertThat(id).startsWith("r1.");
            assertThat(act(station, id, "take")).isEqualTo(200);
        }
        try (Station again = Station.start(plan(List.of(gate())), "test", Clock.systemUTC())) {
            assertThat(alerts(again).get(0).path("state").asString("")).isEqualTo("taken");
            walkEast(again, 20);
            await("a second alert", () -> alerts(again).size() == 2);
            JsonNode second = alerts(again).get(0);
            assertThat(second.path("id").asString("")).startsWith("r2.");
            assertThat(second.path("track").longValue()).isGreaterThan(100);
        }
    }

    @Test
    void aZoneDrawnOnThePageWorksAtOnce() throws Exception {
        try (Station station = Station.start(plan(List.of()), "test", Clock.systemUTC())) {
            double[] corner = {44.0, 33.0};
            String body =
                    """
                    {"name": {"": "Here"}, "kind": "area", "rules": [{"event": "enters"}],
                     "corners": [[%1$s, %2$s], [44.01, %2$s], [44.01, 33.01], [%1$s, 33.01]]}
                    """
                            .formatted(corner[0], corner[1] - 0.001);
            assertThat(send(station, "PUT", "api/zones/here", body)).isEqualTo(200);
            walkEast(station, 20);
            await("an alert", () -> alerts(station).size() == 1);
            assertThat(alerts(station).get(0).path("zone").asString("")).isEqualTo("here");
        }
    }

    @Test
    void theGroundAndItsCoverageFollowTheFirstPage() throws Exception {
        StationPlan plan = withGround(plan(List.of()));
        try (Station station = Station.start(plan, "test", Clock.systemUTC())) {
            JsonNode ground = MAPPER.readTree(get(station, "api/ground"));
            assertThat(ground.path("columns").intValue()).isEqualTo(101);
            await(
                    "the coverage",
                    () ->
                            MAPPER.readTree(get(station, "api/ground")).path("coverage").intValue()
                                    > 0);
            assertThat(get(station, "api/ground/coverage")).hasSize(101 * 101);
        }
    }

    @Test
    void aCameraThatCantBeReachedIsLostAndNamedWithoutItsPassword() throws Exception {
        StationPlan plan = withCamera(plan(List.of()));
        try (Station station = Station.start(plan, "test", Clock.systemUTC())) {
            await(
                    "the camera's state",
                    () ->
                            station.picture().sensors().stream()
                                    .map(SensorStatus::health)
                                    .anyMatch(
                                            health ->
                                                    health.state() == SensorHealth.State.LOST
                                                            && !health.detail()
                                                                    .contains("hunter2")));
        }
    }

    @Test
    void itStopsWithinTwoSeconds() {
        Station station =
                Station.start(withCamera(withGround(plan(List.of()))), "test", Clock.systemUTC());
        long started = System.nanoTime();
        station.close();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aDataFolderThatCantBeUsedAndAPortInUseAreOneLineEach() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        StationPlan plan = plan(List.of());
        assertThatThrownBy(
                        () ->
                                Station.start(
                                        plan.at(plan.address(), file), "test", Clock.systemUTC()))
                .isInstanceOf(StoreUnavailable.class);
        try (Station station = Station.start(plan, "test", Clock.systemUTC())) {
            int port = URI.create(station.url()).getPort();
            ServeAddress taken = new ServeAddress(ServeAddress.LOOPBACK, port);
            assertThatThrownBy(
                            () ->
                                    Station.start(
                                            plan.at(taken, folder.resolve("other")),
                                            "test",
                                            Clock.systemUTC()))
                    .isInstanceOf(ServeException.class)
                    .hasMessageContaining("port " + port);
        }
    }

    /// As a radar would send it: 1 scan in 100 ms, each when it is valid, from 20 m west of the gate's
    /// edge at 10 m/s. Scans that are seconds old are too late for the reorder window.
    private static void walkEast(Station station, int metresBeyond) throws InterruptedException {
        Instant start = InstantSource.system().instant();
        for (int i = 0; i < 20 + metresBeyond; i++) {
            Instant time = start.plusMillis(100L * i);
            Thread.sleep(Duration.between(InstantSource.system().instant(), time));
            Plot plot =
                    new Plot(
                            RADAR,
                            time,
                            new EastNorthUp(-20 + i, 50, 0),
                            GroundCovariance.ofCircle(0.5),
                            new Classification(ObjectClass.PERSON, 0.9),
                            new ReportOrigin.Measured(i));
            station.accept(new Scan(RADAR, time, time, List.of(plot)));
        }
    }

    private StationPlan plan(List<NamedZone> zones) {
        return EmptySite.plan(zones, folder.resolve("data"));
    }

    private static StationPlan withGround(StationPlan plan) {
        GridShape shape = GridShape.around(500, 10);
        return new StationPlan(
                plan.layout(),
                plan.simulated(),
                () -> new ElevationGrid(shape, new float[shape.posts()]),
                plan.cameras(),
                plan.sources(),
                plan.zones(),
                plan.address(),
                plan.dataFolder());
    }

    private static StationPlan withCamera(StationPlan plan) {
        return new StationPlan(
                plan.layout(),
                plan.simulated(),
                plan.ground(),
                List.of(
                        new StationPlan.CameraPlan(
                                new SensorId("t1"),
                                VideoAddress.of("rtsp://admin:hunter2@127.0.0.1:1/stream"),
                                Cameras.above(30),
                                false,
                                2_500)),
                plan.sources(),
                plan.zones(),
                plan.address(),
                plan.dataFolder());
    }

    private static NamedZone gate() {
        Rule rule =
                new Rule(
                        new Rule.Enters(),
                        EnumSet.noneOf(ObjectClass.class),
                        Schedule.always(ZoneId.of("Asia/Baghdad")),
                        Severity.URGENT);
        List<EastNorthUp> corners =
                List.of(
                        new EastNorthUp(0, 0, 0),
                        new EastNorthUp(100, 0, 0),
                        new EastNorthUp(100, 100, 0),
                        new EastNorthUp(0, 100, 0));
        return new NamedZone(
                new Zone("gate", "Gate", Zone.Kind.AREA, corners, List.of(rule)),
                Map.of("", "Gate", "ar", "البوابة"));
    }

    private JsonNode alerts(Station station) {
        return MAPPER.readTree(get(station, "api/alerts")).path("alerts");
    }

    private int act(Station station, String alert, String act) {
        return send(
                station,
                "POST",
                "api/alerts/%s/acts".formatted(alert),
                "{\"act\": \"%s\", \"by\": \"Dilan\"}".formatted(act));
    }

    private int send(Station station, String method, String path, String body) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(station.url() + path))
                                    .header("Content-Type", "application/json")
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .statusCode();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] get(Station station, String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(station.url() + path)).build(),
                            BodyHandlers.ofByteArray())
                    .body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(String what, BooleanSupplier there) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
