package org.marsad.station.serve;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.marsad.alert.Severity;
import org.marsad.detect.Classification;
import org.marsad.detect.ObjectClass;
import org.marsad.formats.geojson.ZonesGeoJson;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.GroundCovariance;
import org.marsad.geo.LocalFrame;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.picture.Picture;
import org.marsad.picture.SensorStatus;
import org.marsad.pipeline.Fusion;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Lens;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.station.config.SiteLayout;
import org.marsad.station.sink.PictureFeed;
import org.marsad.station.sink.VideoFeed;
import org.marsad.station.store.AlertBook;
import org.marsad.station.store.AlertCase;
import org.marsad.station.store.Store;
import org.marsad.station.store.ZoneBook;
import org.marsad.station.tracks.SensorBook;
import org.marsad.station.tracks.TrackBook;
import org.marsad.track.Kinematics;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;
import org.marsad.track.TrackUpdate;
import org.marsad.track.act.ActRefusedException;
import org.marsad.track.identity.TrackLabel;

/// A real server and a real store around pictures that a test makes up.
final class ScriptedStation implements AutoCloseable {

    static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");
    static final SensorId CAMERA = new SensorId("t1-cam");
    static final LocalFrame FRAME = new LocalFrame(Geodetic.ofDegrees(33, 44, 40));

    final VideoFeed video = new VideoFeed();
    final AlertBook alerts;
    final PictureFeed feed;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Long, Track> tracks = new TreeMap<>();
    final Fusion fusion = new Fusion(Fusion.Settings.standard().withWindow(Duration.ZERO));
    private final Store store;
    private final ZoneBook zones;
    private final Desk desk;
    private final WebServer server;

    ScriptedStation(Path folder) {
        store = Store.open(folder, "test", InstantSource.fixed(MIDNIGHT));
        feed = new PictureFeed(this::view, FRAME, InstantSource.fixed(MIDNIGHT));
        alerts = new AlertBook(store, feed::refresh);
        ZoneId timeZone = ZoneId.of("Asia/Baghdad");
        zones =
                new ZoneBook(
                        store, new ZonesGeoJson(FRAME, timeZone), List.of(), _ -> feed.refresh());
        Desk.Books books =
                new Desk.Books(
                        store,
                        alerts,
                        zones,
                        new TrackBook(store, this::ask),
                        new SensorBook(store, this::ask));
        SiteLayout site = site(timeZone);
        desk =
                new Desk(
                        new Desk.About("0.1.0", true),
                        () -> site,
                        feed,
                        Map.of(CAMERA, video),
                        () -> books,
                        () -> Optional.of(ground()));
        server = WebServer.start(new ServeAddress(ServeAddress.LOOPBACK, 0), desk);
    }

    private synchronized <T> CompletableFuture<T> ask(Function<Fusion, T> request) {
        try {
            return CompletableFuture.completedFuture(request.apply(fusion));
        } catch (ActRefusedException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private synchronized PictureFeed.View view() {
        SensorHealth health = new SensorHealth(CAMERA, SensorHealth.State.WATCHING, MIDNIGHT, "");
        return new PictureFeed.View(
                new Picture(
                        1,
                        MIDNIGHT,
                        List.copyOf(tracks.values()),
                        List.of(),
                        List.of(new SensorStatus(health)),
                        List.of()),
                alerts.shown(),
                zones.list(),
                3);
    }

    synchronized void show(Track track) {
        tracks.put(track.number(), track);
        feed.refresh();
    }

    synchronized void showAll(List<Track> all) {
        all.forEach(track -> tracks.put(track.number(), track));
        feed.refresh();
    }

    synchronized void forget(long track) {
        tracks.remove(track);
        feed.refresh();
    }

    static Track track(long number, double eastMetres) {
        EastNorthUp place = new EastNorthUp(eastMetres, 100, 0);
        Classification person = new Classification(ObjectClass.PERSON, 0.9);
        Plot plot =
                new Plot(
                        CAMERA,
                        MIDNIGHT,
                        place,
                        GroundCovariance.ofCircle(2),
                        person,
                        new ReportOrigin.Beacon("Patrol"));
        return new Track(
                number,
                TrackStatus.CONFIRMED,
                MIDNIGHT,
                new Kinematics(
                        place,
                        1,
                        0,
                        GroundCovariance.ofCircle(2),
                        GroundCovariance.ofCircle(1),
                        0.6),
                person,
                MIDNIGHT,
                new TrackUpdate(plot, MIDNIGHT, 0, 0),
                TrackLabel.NONE);
    }

    static AlertCase alert(String id) {
        return AlertCase.raised(
                id,
                new AlertCase.Cause(
                        Severity.URGENT, "enters", 0, "gate", Map.of("", "Gate", "ar", "البوابة")),
                new AlertCase.Sighting(
                        ObjectClass.PERSON,
                        7,
                        MIDNIGHT,
                        Geodetic.ofDegrees(33.001, 44.001, 0),
                        List.of("t1-cam")),
                1);
    }

    Desk desk() {
        return desk;
    }

    URI uri(String path) {
        return URI.create(server.url() + path);
    }

    int port() {
        return URI.create(server.url()).getPort();
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> getBytes(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    Page open(String path) {
        return Page.open(client, uri(path).toString().replace("http://", "ws://"));
    }

    @Override
    public void close() {
        server.close();
        feed.close();
        video.close();
        store.close();
        client.shutdownNow();
    }

    private static SiteLayout site(ZoneId timeZone) {
        Geodetic place = Geodetic.ofDegrees(33.001, 44.001, 40);
        return new SiteLayout(
                Map.of("", "Test site"),
                timeZone,
                FRAME,
                List.of(
                        new SiteLayout.Tower(
                                "t1", Map.of("", "T1"), SiteLayout.TowerKind.TOWER, place, 30)),
                List.of(
                        new SiteLayout.CameraSite(
                                CAMERA,
                                "t1",
                                Map.of("", "T1"),
                                place,
                                30,
                                Math.toRadians(-10),
                                Lens.ofFieldOfView(960, 540, Math.toRadians(20)),
                                new SiteLayout.Reach(2500, List.of()))),
                List.of(),
                SiteLayout.Drawing.EMPTY);
    }

    private static GroundRaster ground() {
        List<Geodetic> corners = new ArrayList<>();
        corners.add(Geodetic.ofDegrees(33.01, 43.99, 0));
        corners.add(Geodetic.ofDegrees(33.01, 44.01, 0));
        corners.add(Geodetic.ofDegrees(32.99, 44.01, 0));
        corners.add(Geodetic.ofDegrees(32.99, 43.99, 0));
        return new GroundRaster(
                2,
                1,
                10,
                corners,
                ByteBuffer.wrap(new byte[] {1, 0, 2, 0}),
                ByteBuffer.wrap(new byte[] {1, 2}),
                3);
    }
}
