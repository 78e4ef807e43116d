package org.marsad.station.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.marsad.alert.Zone;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Scan;
import org.marsad.picture.Picture;
import org.marsad.pipeline.Fusion;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.station.store.StoreUnavailable;
import org.marsad.track.act.ActRefusedException;
import org.marsad.track.existence.SensorView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that owns the fusion. Scans wait in a bounded queue; when it is full the newest scan
/// is left out and counted. So is what a second source sends under a sensor's name. Zones, views and health never wait in line: of each only the newest counts.
final class FuseLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FuseLoop.class);
    private static final int LONGEST_QUEUE = 1_024;
    private static final int LONGEST_REQUEST_QUEUE = 256;
    private static final Duration TICK = Duration.ofMillis(200);

    /// How far time goes on without scans stays behind the clock: a camera's frames are that old when
    /// they are analysed.
    private static final Duration SLOWEST_CAMERA = Duration.ofMillis(1_500);

    private final InstantSource clock;
    private final Consumer<Picture> sink;
    private final BlockingQueue<Scan> scans = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Map<SensorId, SensorHealth> health = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable List<Zone>> zones = new AtomicReference<>();
    private final AtomicReference<@Nullable Map<SensorId, SensorView>> views =
            new AtomicReference<>();
    private final AtomicReference<@Nullable Map<SensorId, EastNorthUp>> places =
            new AtomicReference<>();
    private final BlockingQueue<Consumer<Fusion>> requests =
            new ArrayBlockingQueue<>(LONGEST_REQUEST_QUEUE);
    private final AtomicLong droppedScans = new AtomicLong();

    /// The inlet that first sent under a sensor's name.
    private final Map<SensorId, Inlet> sources = new ConcurrentHashMap<>();

    private final Map<LeftOut, Long> leftOut = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private @Nullable Thread thread;
    private Instant fusedUntil = Instant.EPOCH;

    /// @param sink takes each new picture, on the fuse thread; must not wait
    FuseLoop(InstantSource clock, Consumer<Picture> sink) {
        this.clock = clock;
        this.sink = sink;
    }

    /// From now on this loop's thread alone uses the fusion.
    synchronized void start(Fusion fusion) {
        thread = Thread.ofPlatform().name("fuse").daemon(true).start(() -> run(fusion));
    }

    private record LeftOut(SensorId sensor, Refusal why) {}

    /// Where one source hands its scans over; never waits.
    final class Inlet implements Consumer<Scan> {

        @Override
        public void accept(Scan scan) {
            @Nullable Inlet first = sources.putIfAbsent(scan.sensor(), this);
            if (first != null && first != this) {
                leaveOut(scan.sensor(), Refusal.TWO_SOURCES);
            } else if (!scans.offer(scan)) {
                leaveOut(scan.sensor(), Refusal.NO_ROOM);
            }
        }
    }

    private void leaveOut(SensorId sensor, Refusal why) {
        droppedScans.incrementAndGet();
        if (leftOut.merge(new LeftOut(sensor, why), 1L, Long::sum) == 1) {
            LOG.warn("{}: a scan is left out: {}", sensor, why);
        }
    }

    void report(SensorHealth sensorHealth) {
        health.put(sensorHealth.sensor(), sensorHealth);
    }

    void replaceZones(List<Zone> newZones) {
        zones.set(List.copyOf(newZones));
    }

    /// What each sensor sees; from now on this loop's thread alone asks them.
    void replaceViews(Map<SensorId, SensorView> newViews) {
        views.set(Map.copyOf(newViews));
    }

    /// Where the sensors stand.
    void replacePlaces(Map<SensorId, EastNorthUp> newPlaces) {
        places.set(Map.copyOf(newPlaces));
    }

    /// Has something done or read on the fuse thread, between two scans. Completes exceptionally with what it throws.
    <T> CompletableFuture<T> ask(Function<Fusion, T> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean isTaken =
                requests.offer(
                        fusion -> {
                            try {
                                answer.complete(request.apply(fusion));
                            } catch (ActRefusedException refused) {
                                answer.completeExceptionally(refused);
                            }
                        });
        if (!isTaken || closed) {
            answer.completeExceptionally(
                    new StoreUnavailable("the fuse thread is closed or far behind", null));
        }
        return answer;
    }

    long droppedScans() {
        return droppedScans.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(Fusion fusion) {
        try {
            while (!closed) {
                takeNews(fusion);
                Scan scan = scans.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                if (scan != null) {
                    fusedUntil =
                            scan.validTime().isAfter(fusedUntil) ? scan.validTime() : fusedUntil;
                    sink.accept(fusion.accept(scan));
                } else {
                    advance(fusion);
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void takeNews(Fusion fusion) {
        List<Zone> newZones = zones.getAndSet(null);
        if (newZones != null) {
            sink.accept(fusion.replaceZones(newZones));
        }
        Map<SensorId, SensorView> newViews = views.getAndSet(null);
        if (newViews != null) {
            fusion.replaceViews(newViews);
        }
        Map<SensorId, EastNorthUp> newPlaces = places.getAndSet(null);
        if (newPlaces != null) {
            fusion.replacePlaces(newPlaces);
        }
        long before = fusion.picture().number();
        for (Consumer<Fusion> request = requests.poll();
                request != null;
                request = requests.poll()) {
            request.accept(fusion);
        }
        if (fusion.picture().number() != before) {
            sink.accept(fusion.picture());
        }
        for (LeftOut each : List.copyOf(leftOut.keySet())) {
            Long many = leftOut.remove(each);
            if (many != null) {
                fusion.leaveOut(each.sensor(), each.why(), many);
            }
        }
        for (SensorId sensor : List.copyOf(health.keySet())) {
            SensorHealth news = health.remove(sensor);
            if (news != null) {
                sink.accept(fusion.report(news));
            }
        }
    }

    private void advance(Fusion fusion) {
        Instant now = clock.instant().minus(SLOWEST_CAMERA);
        if (now.isAfter(fusedUntil)) {
            fusedUntil = now;
            sink.accept(fusion.advance(now));
        }
    }
}
