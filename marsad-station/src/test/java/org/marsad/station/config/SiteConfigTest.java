package org.marsad.station.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.resection.Resection;
import org.marsad.terrain.Terrain;

class SiteConfigTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("marsad.root", ".."), "examples", "plain");

    @TempDir Path folder;

    @Test
    void readsTheExampleOfTheDocumentation() throws Exception {
        SiteConfig site = SiteConfig.read(EXAMPLE.resolve("site.toml"));

        assertThat(site.layout().name())
                .containsEntry("ar", "السهل")
                .containsEntry("", "The plain");
        assertThat(site.layout().timeZone()).hasToString("Asia/Baghdad");
        assertThat(site.layout().towers()).singleElement().extracting("mastMetres").isEqualTo(30.0);
        assertThat(site.layout().drawing().lines().getFirst().points()).hasSize(3);
        assertThat(site.zones()).extracting("id").containsExactly("north-strip", "road-line");
        assertThat(site.serving().dataFolder()).endsWithRaw(Path.of("plain", "data"));

        SiteConfig.SiteCamera camera = site.cameras().getFirst();
        Camera placed =
                camera.mount()
                        .resection(camera.id(), site.readTerrain(), 0.5, site.layout().frame())
                        .camera();
        assertThat(placed.pose().position().upMetres()).isBetween(29.9, 30.1);
        assertThat(Math.toDegrees(site.layout().cameras().getFirst().panRadians()))
                .isBetween(4.99, 5.01);
    }

    @Test
    void landmarksTurnACameraAndAreRefusedByName() throws Exception {
        Resection good = resection(Files.readString(EXAMPLE.resolve("site.toml")));
        assertThat(good.refused()).isEmpty();
        assertThat(good.used()).isEqualTo(2);
        assertThat(Math.toDegrees(good.correction().panRadians())).isBetween(0.015, 0.055);
        assertThat(Math.toDegrees(good.correction().tiltRadians())).isBetween(-0.04, -0.01);

        String text = Files.readString(EXAMPLE.resolve("site.toml"));
        Resection wrong = resection(text.replace("[1424, 408]", "[1424, 508]"));
        assertThat(wrong.refused()).containsExactly("lone tree");
        assertThat(wrong.used()).isEqualTo(1);
    }

    private Resection resection(String text) throws Exception {
        Files.copy(
                EXAMPLE.resolve("zones.geojson"),
                folder.resolve("zones.geojson"),
                StandardCopyOption.REPLACE_EXISTING);
        SiteConfig site = SiteConfig.read(Files.writeString(folder.resolve("site.toml"), text));
        SiteConfig.SiteCamera camera = site.cameras().getFirst();
        Terrain terrain = site.readTerrain();
        return camera.mount().resection(camera.id(), terrain, 0.5, site.layout().frame());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    time_zone = "Asia/Baghdad" | time_zone = "Baghdad"      | time_zone
                    time_zone                  | timezone                   | time_zone
                    port = 8080                | prot = 8080                | did you mean 'port'
                    tower = "t1"               | tower = "t2"               | no [[tower]] with id 't2'
                    kind = "road"              | kind = "street"            | road
                    pan = 5                    | pan = 500                  | camera[0].pan
                    "zones.geojson"            | "nowhere.geojson"          | nowhere.geojson
                    field_of_view = 25         |                            | field_of_view
                    rtsp://                    | http://                    | rtsp
                    id = "t1-north"            | id = "t1 north"            | t1 north
                    [531, 462]                 | [1931, 462]                | 1920 × 1080
                    name = "lone tree"         | nmae = "lone tree"         | landmark[1]
                    """)
    void saysWhatIsWrongAndWhere(String old, String by, String message) throws Exception {
        String text = Files.readString(EXAMPLE.resolve("site.toml"));
        Files.copy(EXAMPLE.resolve("zones.geojson"), folder.resolve("zones.geojson"));
        Path file = folder.resolve("site.toml");
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, by == null ? "" : by));

        assertThatThrownBy(() -> SiteConfig.read(file))
                .hasMessageContaining("site.toml")
                .hasMessageContaining(message);
    }

    @Test
    void aPasswordIsNeverShown() throws Exception {
        String text = Files.readString(EXAMPLE.resolve("site.toml"));
        Files.copy(EXAMPLE.resolve("zones.geojson"), folder.resolve("zones.geojson"));
        Path file = folder.resolve("site.toml");
        Files.writeString(file, text.replace("rtsp://", "rtsp://admin:hunter2@"));

        assertThat(SiteConfig.read(file).toString()).doesNotContain("hunter2");
    }
}
