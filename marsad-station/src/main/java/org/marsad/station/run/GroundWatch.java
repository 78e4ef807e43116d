package org.marsad.station.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.marsad.coverage.CameraView;
import org.marsad.coverage.CoverageMap;
import org.marsad.coverage.DeadGround;
import org.marsad.coverage.Footprint;
import org.marsad.coverage.RadarView;
import org.marsad.coverage.Watch;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.resection.Resection;
import org.marsad.station.config.SiteLayout;
import org.marsad.station.serve.GroundRaster;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;
import org.marsad.terrain.Terrain;
import org.marsad.track.existence.SensorView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the ground, then keeps true what is seen of it: the tracker's views and the coverage map change
/// whenever another set of cameras is watching, since a lost camera sees nothing. Pages are served
/// meanwhile.
final class GroundWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroundWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration START_OF_CAMERAS = Duration.ofSeconds(10);
    private static final double PERSON_SHOWS_METRES = 1;
    private static final short UNKNOWN = Short.MIN_VALUE;

    /// Told what stands where and what it sees.
    interface Prepared {
        /// Once, when the ground is known.
        void cameras(Terrain terrain, Map<SensorId, Camera> cameras);

        /// Whenever another set of cameras is watching; new views each time.
        void views(Map<SensorId, SensorView> views);
    }

    private final StationPlan plan;
    private final Supplier<Set<SensorId>> watching;
    private final Runnable onChange;
    private final CompletableFuture<Optional<GroundRaster>> heights = new CompletableFuture<>();
    private final Thread thread;
    private volatile @Nullable GroundRaster raster;
    private volatile Map<SensorId, List<Geodetic>> footprints = Map.of();

    /// @param watching the cameras that see something now
    /// @param onChange the coverage has a new version; must not wait
    GroundWatch(
            StationPlan plan,
            Supplier<Set<SensorId>> watching,
            Prepared prepared,
            Consumer<String> onFailure,
            Runnable onChange) {
        this.plan = plan;
        this.watching = watching;
        this.onChange = onChange;
        this.thread =
                Thread.ofPlatform()
                        .name("ground")
                        .daemon(true)
                        .unstarted(() -> run(prepared, onFailure));
    }

    void start() {
        thread.start();
    }

    /// Waits until the ground is read. Empty when the site has none.
    Optional<GroundRaster> findRaster() {
        Optional<GroundRaster> first = heights.join();
        GroundRaster newest = raster;
        return newest == null ? first : Optional.of(newest);
    }

    int coverageVersion() {
        GroundRaster newest = raster;
        return newest == null ? 0 : newest.coverageVersion();
    }

    /// Outlines of what each camera's picture shows; without those that are not computed yet.
    Map<SensorId, List<Geodetic>> footprints() {
        return footprints;
    }

    @Override
    public void close() {
        thread.interrupt();
        heights.complete(Optional.empty());
    }

    private void run(Prepared prepared, Consumer<String> onFailure) {
        try {
            Terrain terrain = plan.ground().read();
            Map<SensorId, Camera> cameras = new LinkedHashMap<>();
            plan.cameras().forEach(camera -> cameras.put(camera.id(), aimed(camera, terrain)));
            prepared.cameras(terrain, cameras);
            if (terrain instanceof ElevationGrid grid) {
                GroundRaster first = raster(grid, plan.layout().frame());
                raster = first;
                heights.complete(Optional.of(first));
            }
            heights.complete(Optional.empty());
            footprints = footprints(terrain, watches(cameras, cameras.keySet()));
            onChange.run();
            watch(terrain, cameras, prepared);
        } catch (InterruptedException _) {
            // closed
        } catch (IOException | RuntimeException e) {
            LOG.error("ground: {}", e.getMessage());
            onFailure.accept(String.valueOf(e.getMessage()));
        } finally {
            heights.complete(Optional.empty());
        }
    }

    private static Camera aimed(StationPlan.CameraPlan plan, Terrain terrain) {
        Resection found = plan.mount().on(terrain);
        if (found.used() > 0) {
            LOG.info(
                    "camera {}: {} landmarks turn it by pan {}°, tilt {}°, roll {}°; they fit to {} sigma",
                    plan.id(),
                    found.used(),
                    degrees(found.correction().panRadians()),
                    degrees(found.correction().tiltRadians()),
                    degrees(found.correction().rollRadians()),
                    "%.1f".formatted(found.residualSigmas()));
        }
        found.findComplaint()
                .ifPresent(complaint -> LOG.warn("camera {}: {}", plan.id(), complaint));
        return found.camera();
    }

    private static String degrees(double radians) {
        return "%+.3f".formatted(Math.toDegrees(radians));
    }

    private void watch(Terrain terrain, Map<SensorId, Camera> cameras, Prepared prepared)
            throws InterruptedException {
        awaitFirstPicture();
        List<Watch> all = watches(cameras, cameras.keySet());
        Optional<DeadGround> dead =
                terrain instanceof ElevationGrid grid
                        ? Optional.of(DeadGround.of(all, grid, PERSON_SHOWS_METRES))
                        : Optional.empty();
        Set<SensorId> before = null;
        int version = 0;
        while (true) {
            Set<SensorId> now = watching.get();
            if (!now.equals(before)) {
                before = now;
                Map<SensorId, SensorView> views = views(terrain, watches(cameras, now));
                plan.layout()
                        .radars()
                        .forEach(radar -> views.put(radar.id(), view(radar, terrain)));
                prepared.views(views);
                if (terrain instanceof ElevationGrid grid) {
                    version++;
                    cover(grid, watches(cameras, now), dead.orElseThrow(), version);
                }
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /// What is covered matters when somebody watches; until then the processors are the cameras' that start.
    private void awaitFirstPicture() throws InterruptedException {
        long end = System.nanoTime() + START_OF_CAMERAS.toNanos();
        while (watching.get().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static Map<SensorId, SensorView> views(Terrain terrain, List<Watch> watches) {
        Map<SensorId, SensorView> views = new LinkedHashMap<>();
        watches.forEach(watch -> views.put(watch.camera().id(), new CameraView(watch, terrain)));
        return views;
    }

    private SensorView view(SiteLayout.RadarSite radar, Terrain terrain) {
        return new RadarView(
                plan.layout().frame().toLocal(radar.antenna()),
                radar.sector(),
                radar.rangeMetres(),
                terrain);
    }

    private void cover(ElevationGrid grid, List<Watch> now, DeadGround dead, int version) {
        long started = System.nanoTime();
        CoverageMap map = CoverageMap.of(now, dead, grid, PERSON_SHOWS_METRES);
        raster = withCoverage(findRaster().orElseThrow(), map.cells(), version);
        onChange.run();
        LOG.info(
                "coverage {}: {} cameras, {} ms",
                version,
                now.size(),
                (System.nanoTime() - started) / 1_000_000);
    }

    private List<Watch> watches(Map<SensorId, Camera> cameras, Set<SensorId> which) {
        List<Watch> watches = new ArrayList<>();
        for (StationPlan.CameraPlan camera : plan.cameras()) {
            Camera placed = cameras.get(camera.id());
            if (placed != null && which.contains(camera.id())) {
                watches.add(new Watch(placed, camera.rangeMetres()));
            }
        }
        return watches;
    }

    private Map<SensorId, List<Geodetic>> footprints(Terrain terrain, List<Watch> watches) {
        Map<SensorId, List<Geodetic>> all = new LinkedHashMap<>();
        LocalFrame frame = plan.layout().frame();
        for (Watch watch : watches) {
            all.put(
                    watch.camera().id(),
                    Footprint.of(watch, terrain).ring().stream().map(frame::toGeodetic).toList());
        }
        return all;
    }

    private static GroundRaster raster(ElevationGrid grid, LocalFrame frame) {
        GridShape shape = grid.shape();
        double lowest = Double.POSITIVE_INFINITY;
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                double height = grid.postHeightMetres(column, row);
                lowest = height < lowest ? height : lowest;
            }
        }
        ByteBuffer heights =
                ByteBuffer.allocate(shape.posts() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = shape.rows() - 1; row >= 0; row--) {
            for (int column = 0; column < shape.columns(); column++) {
                double decimetres = (grid.postHeightMetres(column, row) - lowest) * 10;
                heights.putShort(
                        Double.isFinite(decimetres)
                                ? (short) Math.clamp(Math.round(decimetres), 0, Short.MAX_VALUE)
                                : UNKNOWN);
            }
        }
        return new GroundRaster(
                shape.columns(),
                shape.rows(),
                shape.cellMetres(),
                CoverageMap.corners(shape).stream().map(frame::toGeodetic).toList(),
                heights.flip().asReadOnlyBuffer(),
                ByteBuffer.allocate(0),
                0);
    }

    private static GroundRaster withCoverage(GroundRaster ground, byte[] cells, int version) {
        return new GroundRaster(
                ground.columns(),
                ground.rows(),
                ground.cellMetres(),
                ground.corners(),
                ground.heights(),
                ByteBuffer.wrap(cells).asReadOnlyBuffer(),
                version);
    }
}
