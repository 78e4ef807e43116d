package org.marsad.station.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.detect.ObjectClass;
import org.marsad.detect.PixelBox;
import org.marsad.station.sink.VideoFeed;
import org.marsad.track.Track;
import org.marsad.vision.capture.AccessUnit;
import tools.jackson.databind.JsonNode;

class LiveLinesTest {

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
    void aPageGetsAFullPictureAndThenWhatChanges() throws Exception {
        station.show(ScriptedStation.track(7, 0));
        try (Page page = station.open("api/picture")) {
            JsonNode picture = page.next();
            assertThat(picture.path("type").asString("")).isEqualTo("picture");
            JsonNode track = picture.at("/tracks/0");
            assertThat(track.path("n").intValue()).isEqualTo(7);
            assertThat(track.path("class").asString("")).isEqualTo("person");
            assertThat(track.path("heading").doubleValue()).isEqualTo(90);
            assertThat(track.at("/ellipse/0").doubleValue()).isBetween(4.8, 5.0);
            assertThat(track.at("/by/0").asString("")).isEqualTo("t1-cam");
            assertThat(track.path("trail").size()).isEqualTo(1);
            assertThat(picture.at("/health/0/state").asString("")).isEqualTo("watching");

            station.show(ScriptedStation.track(8, 50));
            JsonNode delta = page.next();
            assertThat(delta.path("type").asString("")).isEqualTo("delta");
            assertThat(delta.path("tracks").size()).isEqualTo(1);
            assertThat(delta.at("/tracks/0/n").intValue()).isEqualTo(8);
            assertThat(delta.has("zones")).isFalse();
            assertThat(delta.path("number").intValue())
                    .isEqualTo(picture.path("number").intValue() + 1);

            station.forget(7);
            assertThat(page.next().at("/gone/0").intValue()).isEqualTo(7);
        }
    }

    @Test
    void anActReachesTheOtherPages() throws Exception {
        station.alerts.raise(ScriptedStation.alert("r1.gate.0.7"), "{}", null);
        try (Page page = station.open("api/picture")) {
            assertThat(page.next().at("/alerts/0/state").asString("")).isEqualTo("raised");

            station.send("POST", "api/alerts/r1.gate.0.7/acts", "{\"act\":\"take\",\"by\":\"A\"}");

            assertThat(page.next().at("/alerts/0/state").asString("")).isEqualTo("taken");
        }
    }

    @Test
    void aHelloKeepsAQuietLineHonest() throws Exception {
        try (Page page = station.open("api/picture")) {
            assertThat(page.next("hello").path("time").asString("")).startsWith("2026-11-20T");
        }
    }

    @Test
    void aSlowPageLosesItsDeltasAndThenHasTheWholePictureAgain() throws Exception {
        try (Page slow = station.open("api/picture");
                Page quick = station.open("api/picture")) {
            slow.next();
            quick.next();
            int round = 0;
            while (station.feed.lostMessages() == 0) {
                round++;
                station.showAll(many(round));
                quick.next("delta");
                assertThat(round).as("rounds until the slow page's line is full").isLessThan(2_000);
            }
            station.show(ScriptedStation.track(9_999, 0));

            JsonNode picture = slow.next("picture");
            assertThat(picture.path("tracks").size()).isGreaterThanOrEqualTo(1_000);
            assertThat(quick.next("delta").at("/tracks/0/n").intValue()).isEqualTo(9_999);
        }
    }

    @Test
    void videoStartsAtTheLatestKeyPicture() throws Exception {
        station.video.describe("avc1.640028", 960, 540);
        unit(0, true, 10);
        unit(1, false, 10);
        unit(2, true, 10);
        unit(3, false, 10);
        try (Page page = station.open("api/video/t1-cam")) {
            JsonNode stream = page.next();
            assertThat(stream.path("codec").asString("")).isEqualTo("avc1.640028");
            ByteBuffer first = ByteBuffer.wrap((byte[]) page.nextMessage());
            assertThat(first.getLong())
                    .isEqualTo(ScriptedStation.MIDNIGHT.getEpochSecond() * 1_000_000 + 2);
            assertThat(first.get()).isEqualTo((byte) 1);
            assertThat(first.remaining()).isEqualTo(10);
            assertThat(((byte[]) page.nextMessage())[8]).isEqualTo((byte) 0);

            station.video.acceptBoxes(
                    ScriptedStation.MIDNIGHT,
                    List.of(new VideoFeed.Box(7, ObjectClass.PERSON, new PixelBox(10, 20, 5, 12))));
            assertThat(page.next().at("/boxes/0").toString())
                    .isEqualTo("[7,\"person\",10.0,20.0,5.0,12.0]");
        }
    }

    @Test
    void aSlowVideoPageLosesWholeGroupsOfPictures() throws Exception {
        station.video.describe("avc1.640028", 960, 540);
        try (Page slow = station.open("api/video/t1-cam")) {
            slow.next();
            int number = 0;
            while (station.video.lostGroups() < 3) {
                unit(number, number % 10 == 0, 100_000);
                number++;
            }
            int end = (number / 10 + 1) * 10;
            for (; number <= end; number++) {
                unit(number, number % 10 == 0, 100_000);
            }
            List<Long> received = new ArrayList<>();
            while (received.isEmpty() || received.getLast() != end) {
                byte[] message = whole(slow, 100_009);
                long picture = ByteBuffer.wrap(message).getLong() - baseMicros();
                if (message[8] == 0) {
                    assertThat(picture)
                            .as("follows the picture before it")
                            .isEqualTo(received.getLast() + 1);
                }
                received.add(picture);
            }
            assertThat(received).hasSizeLessThan(end);
        }
    }

    @Test
    void aCameraThatDoesNotExistHasNoVideo() {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            String url = station.uri("api/video/t9-cam").toString().replace("http", "ws");
            assertThat(Page.upgradeStatus(client, url, "Accept-Language", "ar")).isEqualTo(404);
        }
    }

    private static byte[] whole(Page page, int bytes) throws InterruptedException {
        ByteBuffer message = ByteBuffer.allocate(bytes);
        while (message.hasRemaining()) {
            message.put((byte[]) page.nextMessage());
        }
        return message.array();
    }

    private static List<Track> many(int round) {
        return LongStream.range(0, 1_000)
                .mapToObj(number -> ScriptedStation.track(number, number + round * 0.5))
                .toList();
    }

    private void unit(int number, boolean key, int bytes) {
        station.video.accept(
                new AccessUnit(
                        ScriptedStation.MIDNIGHT.plusNanos(number * 1_000L), key, new byte[bytes]));
    }

    private static long baseMicros() {
        return ScriptedStation.MIDNIGHT.getEpochSecond() * 1_000_000;
    }
}
