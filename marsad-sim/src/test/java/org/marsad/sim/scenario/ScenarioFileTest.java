package org.marsad.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.detect.ObjectClass;
import org.marsad.formats.toml.TomlException;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Plot;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.resection.Resection;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.actor.Posture;
import org.marsad.sim.radar.PlotExtractor;
import org.marsad.sim.radar.Radar;

class ScenarioFileTest {

    private static final String SITE =
            """
            [[cameras]]
            id = "east"
            tower = "t1"
            name = { "" = "East", ar = "شرق" }
            kind = "thermal"
            pan = 90
            tilt = -3
            field_of_view = 20
            width = 320
            height = 240
            frame_rate = 8
            range = 900
            sigma = { position = 0.3, pan = 0.1, tilt = 0.05, roll = 0.1 }

            [[radars]]
            id = "ears"
            tower = "t1"
            name = { "" = "Radar", ar = "رادار" }
            period = 2
            sector = { middle = 90, width = 120 }
            range = 3000
            sigma = { range = 5, azimuth = 0.5 }
            detection = 0.9
            half_range = { person = 2000, vehicle = 4000, animal = 1500 }
            clutter = 0
            slowest = 0.4

            [[zones]]
            id = "strip"
            kind = "area"
            name = { "" = "Strip" }
            corners = [[300, -50], [400, -50], [400, 50], [300, 50]]
            rules = [{ event = "enters", classes = ["person"], severity = "urgent" }]
            """;

    private static final String NIGHT =
            """
            title = "One"
            site = "site.toml"
            site_seed = 7
            seed = 3
            start = "18:00:00"
            seconds = 100
            weather = { visibility = 10000, wind = 0, sway = 0, moon = 0 }
            cameras = ["east"]
            radars = ["ears"]
            zones = ["strip"]

            [[radar_errors]]
            radar = "ears"
            bearing = 0.6
            range = 12

            [[outages]]
            camera = "east"
            at = 50
            for = 10

            [[actors]]
            id = "walker"
            look = "person"
            call_sign = "Patrol"
            at = 10
            from = [420, 0]
            route = [{ to = [350, 0], speed = 2 }, { halt = 20, posture = "crouch" }, { along = [[350, 10], [350, 20]] }]
            beacon = { every = 5, sigma = 4, lost = [[20, 30]] }

            [[actors]]
            id = "flock"
            look = "sheep"
            at = 0
            from = [100, 0]
            flock = { count = 20, spread = 8 }
            route = [{ to = [200, 0], speed = 1 }]

            [[expect]]
            figure = "false_alerts"
            most = 0
            """;

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("site.toml"), SITE);
    }

    private Scenario read(String night) throws IOException {
        Path file = folder.resolve("night.toml");
        Files.writeString(file, night);
        return ScenarioFile.read(file, OptionalLong.empty());
    }

    @Test
    void everybodyIsWhereTheScriptPutsThem() throws IOException {
        Scenario scenario = read(NIGHT);
        assertThat(scenario.actorsAt(4)).hasSize(20).allMatch(this::isAnimal);
        ActorState walking = walker(scenario, 20);
        assertThat(walking.position().eastMetres()).isEqualTo(400);
        assertThat(walker(scenario, 50).posture()).isEqualTo(Posture.CROUCH);
        assertThat(walker(scenario, 66.5).position().northMetres()).isBetween(0.5, 10.0);
        assertThat(walker(scenario, 120).position()).isEqualTo(walking.position());
        assertThat(scenario.actors().stream().filter(a -> a.id().startsWith("flock"))).hasSize(20);
        assertThat(scenario.cameras().getFirst().isOut(55)).isTrue();
        assertThat(scenario.cameras().getFirst().isOut(60)).isFalse();
        assertThat(scenario.expected())
                .containsEntry("false_alerts", new Scenario.Bounds(Double.NEGATIVE_INFINITY, 0));
    }

    private boolean isAnimal(ActorState state) {
        return state.look().objectClass() == ObjectClass.ANIMAL;
    }

    private static ActorState walker(Scenario scenario, double seconds) {
        return scenario.actorsAt(seconds).stream()
                .filter(state -> state.id().equals("walker"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBeaconTellsItsPlaceButForTheTimeItIsLost() throws IOException {
        Scenario scenario = read(NIGHT);
        BeaconScript beacon = scenario.beacons().getFirst();
        var relief = scenario.world().relief();
        assertThat(beacon.findScan(25, Instant.EPOCH, 1, relief)).isEmpty();
        assertThat(beacon.findScan(5, Instant.EPOCH, 1, relief)).isEmpty();
        double error =
                beacon.findScan(15, Instant.EPOCH, 2, relief).orElseThrow().reports().stream()
                        .map(Plot.class::cast)
                        .mapToDouble(
                                plot ->
                                        plot.position()
                                                .horizontalDistanceMetres(
                                                        walker(scenario, 15).position()))
                        .max()
                        .orElseThrow();
        assertThat(error).isBetween(0.01, 16.0);
    }

    @Test
    void aCameraHangsALittleOtherwiseThanTheStationIsTold() throws IOException {
        SimCamera camera = read(NIGHT).cameras().getFirst();
        assertThat(camera.actual().pose()).isNotEqualTo(camera.told().mounted().pose());
        assertThat(
                        camera.actual()
                                .pose()
                                .position()
                                .horizontalDistanceMetres(
                                        camera.told().mounted().pose().position()))
                .isLessThan(1.5);
        assertThat(read(NIGHT).cameras().getFirst().actual()).isEqualTo(camera.actual());
        assertThat(read(NIGHT.replace("seed = 3", "seed = 4")).cameras().getFirst().actual())
                .isNotEqualTo(camera.actual());
    }

    @Test
    void landmarksTellTheStationHowTheCameraReallyHangs() throws IOException {
        Files.writeString(
                folder.resolve("site.toml"),
                SITE.replace(
                        "range = 900",
                        "range = 900\nlandmarks = [[480, -150], [620, -100], [800, -190]]"));
        SimCamera camera = read(NIGHT).cameras().getFirst();
        Resection found = camera.told().resection();
        assertThat(found.refused()).isEmpty();
        EastNorthUp place = camera.actual().ray(new Pixel(160, 100)).at(600);
        Pixel really = camera.actual().findPixel(place).orElseThrow();
        Pixel mounted = camera.told().mounted().findPixel(place).orElseThrow();
        Pixel corrected = found.camera().findPixel(place).orElseThrow();
        assertThat(Math.abs(corrected.y() - really.y()))
                .isLessThan(0.7)
                .isLessThan(Math.abs(mounted.y() - really.y()) + 0.3);

        Files.writeString(
                folder.resolve("site.toml"),
                SITE.replace("range = 900", "range = 900\nlandmarks = [[-380, 0]]"));
        assertThatThrownBy(() -> read(NIGHT)).hasMessageContaining("can't be seen by east");
    }

    @Test
    void aRadarIsReadWithWhatTheStationIsNotTold() throws IOException {
        PlotExtractor ears = read(NIGHT).radars().getFirst();
        Radar radar = ears.radar();
        assertThat(radar.id().value()).isEqualTo("ears");
        assertThat(radar.errors()).isEqualTo(new Radar.Errors(Math.toRadians(0.6), 12, 0));
        assertThat(radar.performance().periodSeconds()).isEqualTo(2);
        assertThat(radar.antenna()).isEqualTo(read(NIGHT).world().tower("t1").top());
        assertThat(
                        read(NIGHT.replace("radars = [\"ears\"]", "")
                                        .replaceFirst("(?s)\\[\\[radar_errors.*?range = 12", ""))
                                .radars())
                .isEmpty();
    }

    @Test
    void mistakesInARadarAreNamed() throws IOException {
        for (List<String> mistake :
                List.of(
                        List.of("detection = 0.9", "detection = 9", "detection"),
                        List.of("clutter = 0", "clutetr = 0", "clutetr"),
                        List.of("azimuth = 0.5", "azimuth = 0", "azimuth"),
                        List.of("slowest = 0.4\n", "", "slowest"),
                        List.of("width = 120", "width = 400", "width"))) {
            Files.writeString(
                    folder.resolve("site.toml"), SITE.replace(mistake.get(0), mistake.get(1)));
            assertThatThrownBy(() -> read(NIGHT))
                    .isInstanceOf(TomlException.class)
                    .hasMessageContaining("site.toml")
                    .hasMessageContaining(mistake.get(2));
        }
    }

    @Test
    void mistakesAreNamed() {
        for (List<String> mistake :
                List.of(
                        List.of("cameras = [\"east\"]", "cameras = [\"wset\"]", "wset"),
                        List.of("halt = 20", "hlat = 20", "hlat"),
                        List.of("seconds = 100", "seconds = -1", "seconds"),
                        List.of("look = \"sheep\"", "look = \"ship\"", "ship"),
                        List.of("call_sign = \"Patrol\"\n", "", "call_sign"),
                        List.of("for = 10", "fro = 10", "fro"),
                        List.of("radars = [\"ears\"]", "radars = [\"eyes\"]", "ears"),
                        List.of("radar = \"ears\"", "radar = \"tears\"", "tears"),
                        List.of("bearing = 0.6", "baering = 0.6", "baering"),
                        List.of("speed = 2", "speed = 0", "speed"))) {
            String written = NIGHT.replace(mistake.get(0), mistake.get(1));
            assertThatThrownBy(() -> read(written))
                    .isInstanceOf(TomlException.class)
                    .hasMessageContaining("night.toml")
                    .hasMessageContaining(mistake.get(2));
        }
    }
}
