package org.marsad.station.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.marsad.alert.Zone;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.formats.geojson.ZonesGeoJson;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Scan;
import org.marsad.picture.Picture;
import org.marsad.pipeline.Fusion;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.station.config.SiteLayout;
import org.marsad.station.serve.Desk;
import org.marsad.station.serve.WebServer;
import org.marsad.station.sink.AlertLog;
import org.marsad.station.sink.FrameRing;
import org.marsad.station.sink.PictureFeed;
import org.marsad.station.sink.TrackNumbers;
import org.marsad.station.sink.VideoFeed;
import org.marsad.station.store.AlertBook;
import org.marsad.station.store.Store;
import org.marsad.station.store.StoreUnavailable;
import org.marsad.station.store.ZoneBook;
import org.marsad.station.tracks.SensorBook;
import org.marsad.station.tracks.TrackBook;
import org.marsad.terrain.Terrain;
import org.marsad.track.existence.SensorView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole station, wired by hand:
///
/// ```
/// camera thread ─▶ Scan ─▶ fuse thread ─▶ Picture ─┬─▶ picture feed ─▶ outbox of each page
///       └─ access units ─▶ video feed ─▶ outbox    └─▶ alert log ─▶ alert book ─▶ store
/// ```
///
/// Starting opens the store and the server side by side, and returns when the page can be used; the
/// ground, the coverage and the cameras follow by themselves.
public final class Station implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Station.class);

    /// How late a scan may come and still be put in order.
    public static final Duration REORDER_WINDOW = Duration.ofMillis(400);

    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);
    private static final SensorId GROUND = new SensorId("ground");

    private final StationPlan plan;
    private final InstantSource clock;
    private final AtomicReference<Picture> latest;
    private final List<Consumer<Picture>> sinks = new CopyOnWriteArrayList<>();
    private final Map<SensorId, VideoFeed> video = new LinkedHashMap<>();
    private final Map<SensorId, FrameRing> frames = new LinkedHashMap<>();
    private final List<CameraWatch> cameras = new ArrayList<>();
    private final CompletableFuture<Desk.Books> books = new CompletableFuture<>();
    private final FuseLoop fuse;
    private final Consumer<Scan> inlet;
    private final PictureFeed feed;
    private final GroundWatch ground;
    private final CompletableFuture<String> url = new CompletableFuture<>();

    /// What is to be closed, the latest opened first.
    private final Deque<Runnable> closers = new ArrayDeque<>();

    private Station(StationPlan plan, InstantSource clock) {
        this.plan = plan;
        this.clock = clock;
        latest =
                new AtomicReference<>(
                        new Picture(
                                0, clock.instant(), List.of(), List.of(), List.of(), List.of()));
        fuse = new FuseLoop(clock, this::onPicture);
        inlet = fuse.new Inlet();
        TrackNumbers trackNumbers = new TrackNumbers();
        for (StationPlan.CameraPlan camera : plan.cameras()) {
            VideoFeed videoFeed = new VideoFeed();
            FrameRing frameRing = new FrameRing();
            video.put(camera.id(), videoFeed);
            frames.put(camera.id(), frameRing);
            var outlets =
                    new CameraWatch.Outlets(
                            videoFeed, frameRing, trackNumbers, fuse.new Inlet(), fuse::report);
            cameras.add(new CameraWatch(camera, outlets, clock));
        }
        sinks.add(trackNumbers::learn);
        feed = new PictureFeed(this::view, plan.layout().frame(), clock);
        closers.push(feed::close);
        ground = new GroundWatch(plan, this::watching, prepared(), this::onNoGround, feed::refresh);
    }

    /// Returns when the page can be used. Throws {@link org.marsad.station.serve.ServeException} or
    /// {@link StoreUnavailable}, each with one line for the operator.
    ///
    /// @param version of the program, shown to people
    public static Station start(StationPlan plan, String version, InstantSource clock) {
        Station station = new Station(plan, clock);
        boolean isOpen = false;
        try {
            station.open(version);
            isOpen = true;
            return station;
        } finally {
            if (!isOpen) {
                station.close();
            }
        }
    }

    /// What a browser opens.
    public String url() {
        return url.join();
    }

    /// Takes a scan in, as if a sensor of the site had sent it. Never waits.
    public void accept(Scan scan) {
        inlet.accept(scan);
    }

    /// Takes in how a sensor is.
    public void report(SensorHealth health) {
        fuse.report(health);
    }

    /// Everything known now.
    public Picture picture() {
        return latest.get();
    }

    /// Ends within about a second: closes cameras and pages, writes what is queued, closes the store.
    @Override
    public void close() {
        while (!closers.isEmpty()) {
            closers.pop().run();
        }
        LOG.info("station closed");
    }

    private void open(String version) {
        CompletableFuture<Store> opening =
                CompletableFuture.supplyAsync(
                        () -> Store.open(plan.dataFolder(), version, clock),
                        task -> Thread.ofPlatform().name("store-open").start(task));
        closers.push(() -> closeStore(opening));
        Desk desk =
                new Desk(
                        new Desk.About(version, plan.simulated()),
                        () -> plan.layout().withFootprints(ground.footprints()),
                        feed,
                        video,
                        books::join,
                        ground::findRaster);
        WebServer server = WebServer.start(plan.address(), desk);
        closers.push(server::close);
        url.complete(server.url());
        Store store = await(opening);
        keepBooks(store);
        startSensors();
        startReporting();
    }

    private void keepBooks(Store store) {
        ZonesGeoJson geoJson = new ZonesGeoJson(plan.layout().frame(), plan.layout().timeZone());
        ZoneBook zones = new ZoneBook(store, geoJson, plan.zones(), this::onZones);
        AlertBook alerts = new AlertBook(store, feed::refresh);
        AlertLog log =
                new AlertLog(
                        alerts,
                        store,
                        new AlertLog.Sources(
                                plan.layout().frame(), zone -> names(zones, zone), frames));
        closers.push(log::close);
        sinks.add(log::accept);
        sinks.add(_ -> feed.refresh());
        Fusion fusion =
                new Fusion(
                        Fusion.Settings.standard()
                                .withWindow(REORDER_WINDOW)
                                .withFirstTrackNumber(store.firstTrackNumber()));
        fusion.replaceZones(coreZones(zones.list()));
        TrackBook tracks = new TrackBook(store, fuse::ask);
        tracks.resume(fusion, clock.instant());
        SensorBook sensors = new SensorBook(store, fuse::ask);
        sensors.resume(fusion);
        fusion.replacePlaces(radarPlaces());
        onPicture(fusion.picture());
        fuse.start(fusion);
        closers.push(fuse::close);
        startThread("checkpoints", tracks::keepCheckpoints);
        closers.push(() -> keepLast(tracks));
        books.complete(new Desk.Books(store, alerts, zones, tracks, sensors));
        feed.refresh();
    }

    private static void keepLast(TrackBook tracks) {
        try {
            tracks.checkpoint();
        } catch (StoreUnavailable e) {
            LOG.warn("the tracks of the last seconds are not kept: {}", e.getMessage());
        }
    }

    private void startSensors() {
        closers.push(ground::close);
        ground.start();
        for (CameraWatch camera : cameras) {
            closers.push(camera::close);
            camera.start();
        }
        int number = 0;
        for (ScanSource source : plan.sources()) {
            number++;
            FuseLoop.Inlet sourceInlet = fuse.new Inlet();
            startThread("source-" + number, () -> source.report(sourceInlet));
        }
    }

    /// Something that may wait, until the station closes.
    private interface Waiting {
        void run() throws InterruptedException;
    }

    private void startThread(String name, Waiting work) {
        Thread thread =
                Thread.ofVirtual()
                        .name(name)
                        .start(
                                () -> {
                                    try {
                                        work.run();
                                    } catch (InterruptedException _) {
                                        // closed
                                    }
                                });
        closers.push(thread::interrupt);
    }

    private void startReporting() {
        startThread(
                "report",
                () -> {
                    while (true) {
                        Thread.sleep(BETWEEN_REPORTS);
                        report();
                    }
                });
    }

    /// What the station itself lost, for the engineer.
    private void report() {
        long skipped = cameras.stream().mapToLong(CameraWatch::skippedFrames).sum();
        long groups = video.values().stream().mapToLong(VideoFeed::lostGroups).sum();
        LOG.info(
                "{} pages, {} tracks; so far {} scans dropped, {} frames not analysed, {} messages and {} groups of pictures lost by slow pages",
                feed.pages(),
                latest.get().tracks().size(),
                fuse.droppedScans(),
                skipped,
                feed.lostMessages(),
                groups);
    }

    private PictureFeed.View view() {
        Desk.Books kept = books.getNow(null);
        return new PictureFeed.View(
                latest.get(),
                kept == null ? List.of() : kept.alerts().shown(),
                kept == null ? List.of() : kept.zones().list(),
                ground.coverageVersion());
    }

    private void onPicture(Picture picture) {
        latest.set(picture);
        sinks.forEach(sink -> sink.accept(picture));
    }

    private void onZones(List<NamedZone> zones) {
        fuse.replaceZones(coreZones(zones));
        feed.refresh();
    }

    private Set<SensorId> watching() {
        return cameras.stream()
                .filter(camera -> camera.state() == SensorHealth.State.WATCHING)
                .map(CameraWatch::id)
                .collect(Collectors.toSet());
    }

    private GroundWatch.Prepared prepared() {
        return new GroundWatch.Prepared() {
            @Override
            public void cameras(Terrain terrain, Map<SensorId, Camera> placed) {
                onGround(terrain, placed);
            }

            @Override
            public void views(Map<SensorId, SensorView> views) {
                fuse.replaceViews(views);
            }
        };
    }

    /// The cameras know their places now: analysis begins.
    private void onGround(Terrain terrain, Map<SensorId, Camera> placed) {
        Map<SensorId, EastNorthUp> places = new HashMap<>(radarPlaces());
        placed.forEach((sensor, camera) -> places.put(sensor, camera.pose().position()));
        fuse.replacePlaces(places);
        for (CameraWatch watch : cameras) {
            Camera camera = placed.get(watch.id());
            if (camera != null) {
                watch.analyse(
                        CameraSight.of(
                                camera,
                                watch.isThermal(),
                                watch.rangeMetres(),
                                terrain,
                                plan.ground().sigmaMetres()));
            }
        }
    }

    private Map<SensorId, EastNorthUp> radarPlaces() {
        return plan.layout().radars().stream()
                .collect(
                        Collectors.toMap(
                                SiteLayout.RadarSite::id,
                                radar -> plan.layout().frame().toLocal(radar.antenna())));
    }

    private void onNoGround(String why) {
        fuse.report(new SensorHealth(GROUND, SensorHealth.State.UNFIT, clock.instant(), why));
    }

    private static List<Zone> coreZones(List<NamedZone> zones) {
        return zones.stream().map(NamedZone::zone).toList();
    }

    private static Map<String, String> names(ZoneBook zones, String zone) {
        return zones.find(zone).map(NamedZone::name).orElse(Map.of("", zone));
    }

    private static Store await(CompletableFuture<Store> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreUnavailable unavailable ? unavailable : e;
        }
    }

    private static void closeStore(CompletableFuture<Store> opening) {
        try {
            opening.join().close();
        } catch (CompletionException _) {
            // never opened; whoever started the station has been told
        }
    }
}
