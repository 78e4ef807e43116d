package org.marsad.station.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;
import org.marsad.station.Victim;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;

/// A station that is killed goes on with the tracks of which people have said something, under their numbers.
class KilledTracksTest {

    private static final SensorId RADAR = new SensorId("radar");
    private static final int[] NORTH = {0, 400, 800};

    @TempDir Path folder;

    @Test
    void namesMarksAndDropsOutliveKill9() throws Exception {
        Process process = Victim.start(Watch.class, folder);
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals("acknowledged")) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo("acknowledged");
        }
        process.destroyForcibly();
        assertThat(process.waitFor()).as("killed, not ended by itself").isEqualTo(128 + 9);

        try (Station again =
                Station.start(EmptySite.plan(List.of(), folder), "test", Clock.systemUTC())) {
            List<Track> kept = again.picture().tracks();
            assertThat(kept).extracting(Track::number).containsExactly(1L, 2L);
            assertThat(kept.getFirst().label().name()).isEqualTo("Shepherd");
            assertThat(kept.getFirst().status()).isEqualTo(TrackStatus.COASTING);
            assertThat(kept.get(1).isKnown()).isTrue();
            assertThat(get(again, "api/tracks/1/history"))
                    .contains("\"name\":\"Shepherd\"", "\"event\":\"resumed\"");
            assertThat(get(again, "api/tracks/3/history")).contains("\"act\":\"drop\"");
            radar(again, 20);
            assertThat(again.picture().tracks()).extracting(Track::number).containsExactly(1L, 2L);
            assertThat(again.picture().tracks())
                    .allMatch(track -> track.status() == TrackStatus.CONFIRMED);
        }
    }

    /// Three that stand, four looks a second, each when it is valid.
    private static void radar(Station station, int looks) throws InterruptedException {
        for (int i = 0; i < looks; i++) {
            Instant time = InstantSource.system().instant();
            List<TargetReport> reports = new ArrayList<>();
            for (int north : NORTH) {
                reports.add(
                        new Plot(
                                RADAR,
                                time,
                                new EastNorthUp(50, north, 0),
                                GroundCovariance.ofCircle(2),
                                new Classification(ObjectClass.PERSON, 0.9),
                                new ReportOrigin.Measured(i)));
            }
            station.accept(new Scan(RADAR, time, time, reports));
            Thread.sleep(250);
        }
    }

    private static String get(Station station, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(station.url() + path)).build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    /// Names the first track, knows the second, drops the third; says so, and goes on.
    static final class Watch {

        private Watch() {}

        public static void main(String[] arguments) throws Exception {
            Station station =
                    Station.start(
                            EmptySite.plan(List.of(), Path.of(arguments[0])),
                            "test",
                            Clock.systemUTC());
            radar(station, 20);
            act(station, 1, "{\"act\":\"rename\",\"name\":\"Shepherd\"}");
            act(station, 2, "{\"act\":\"known\"}");
            act(station, 3, "{\"act\":\"drop\"}");
            System.out.println("acknowledged");
            System.out.flush();
            radar(station, 1_000);
        }

        private static void act(Station station, int track, String body) throws Exception {
            try (HttpClient client = HttpClient.newHttpClient()) {
                int status =
                        client.send(
                                        HttpRequest.newBuilder(
                                                        URI.create(
                                                                station.url()
                                                                        + "api/tracks/%d/acts"
                                                                                .formatted(track)))
                                                .header("Content-Type", "application/json")
                                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode();
                if (status != 200) {
                    throw new IllegalStateException("act on track " + track + ": " + status);
                }
            }
        }
    }
}
