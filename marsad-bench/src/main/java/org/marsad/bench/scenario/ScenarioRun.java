package org.marsad.bench.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.marsad.alert.Alert;
import org.marsad.coverage.CameraView;
import org.marsad.coverage.RadarView;
import org.marsad.coverage.Watch;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Scan;
import org.marsad.picture.Picture;
import org.marsad.pipeline.Fusion;
import org.marsad.pipeline.Pipeline;
import org.marsad.sensor.SensorId;
import org.marsad.sim.backdrop.Scene;
import org.marsad.sim.radar.PlotExtractor;
import org.marsad.sim.radar.Radar;
import org.marsad.sim.scenario.BeaconScript;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.scenario.SimCamera;
import org.marsad.station.run.Station;
import org.marsad.track.Track;
import org.marsad.track.existence.SensorView;
import org.marsad.track.motion.Seconds;
import org.marsad.track.registration.SensorOffset;

/// A whole scenario: the cameras one beside the other, then all scans in order of arrival.
///
/// @param scans of all sensors, in order of arrival
/// @param shown the actors that some camera or radar could have seen, by second of the night
/// @param tracks in the picture, by second of the night
/// @param offsets of the sensors, as found by the end
public record ScenarioRun(
        Scenario scenario,
        List<Scan> scans,
        Map<Integer, List<String>> shown,
        Map<Integer, List<Track>> tracks,
        List<Raised> raised,
        List<SensorOffset> offsets) {

    /// Any day will do; this one is fixed, so that every run is the same.
    private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

    public ScenarioRun {
        scans = List.copyOf(scans);
        offsets = List.copyOf(offsets);
    }

    /// An alert, or one more firing that joined it.
    ///
    /// @param atSeconds of the night, when a watch-keeper could see it
    public record Raised(Alert alert, double atSeconds) {}

    /// @param folder where the cameras' clips are kept
    public static ScenarioRun of(Scenario scenario, Path folder)
            throws IOException, InterruptedException {
        Instant start = start(scenario);
        List<CameraTake> takes = takes(scenario, start, folder);
        Map<Integer, List<String>> shown = new TreeMap<>();
        List<Scan> scans = new ArrayList<>(beacons(scenario, start));
        for (CameraTake take : takes) {
            scans.addAll(take.scans());
            take.shown()
                    .forEach(
                            (second, ids) ->
                                    shown.computeIfAbsent(second, _ -> new ArrayList<>())
                                            .addAll(ids));
        }
        for (PlotExtractor radar : scenario.radars()) {
            scans.addAll(looks(scenario, radar, start));
            for (int second = 0; second < scenario.night().seconds(); second++) {
                shown.computeIfAbsent(second, _ -> new ArrayList<>())
                        .addAll(radar.shown(scenario.actorsAt(second)));
            }
        }
        scans.sort(
                Comparator.comparing(Scan::arrivalTime)
                        .thenComparing(scan -> scan.sensor().value()));
        Fused fused = new Fused(start);
        fused.run(scenario, scans);
        return new ScenarioRun(scenario, scans, shown, fused.tracks, fused.raised, fused.offsets);
    }

    static Instant start(Scenario scenario) {
        return ZonedDateTime.of(DAY, scenario.night().start(), scenario.world().timeZone())
                .toInstant();
    }

    private static List<CameraTake> takes(Scenario scenario, Instant start, Path folder)
            throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Scene scene = scenario.scene();
            List<Future<CameraTake>> futures = new ArrayList<>();
            for (SimCamera camera : scenario.cameras()) {
                Path clip = folder.resolve(camera.id() + ".mp4");
                Callable<CameraTake> take =
                        () -> CameraTake.of(scenario, scene, camera, start, clip);
                futures.add(pool.submit(take));
            }
            List<CameraTake> takes = new ArrayList<>();
            for (Future<CameraTake> future : futures) {
                takes.add(future.get());
            }
            return takes;
        } catch (ExecutionException e) {
            throw new IOException("a camera could not be played: " + e.getCause(), e);
        }
    }

    private static List<Scan> beacons(Scenario scenario, Instant start) {
        List<Scan> scans = new ArrayList<>();
        for (BeaconScript beacon : scenario.beacons()) {
            long last = (long) (scenario.night().seconds() / beacon.everySeconds());
            for (long n = 1; n < last; n++) {
                double seconds = n * beacon.everySeconds();
                beacon.findScan(
                                seconds,
                                start.plusNanos(Math.round(seconds * 1e9)),
                                n,
                                scenario.world().relief())
                        .ifPresent(scans::add);
            }
        }
        return scans;
    }

    private static List<Scan> looks(Scenario scenario, PlotExtractor radar, Instant start) {
        double period = radar.radar().performance().periodSeconds();
        List<Scan> scans = new ArrayList<>();
        for (long n = 1; n * period < scenario.night().seconds(); n++) {
            Instant time = start.plusNanos(Math.round(n * period * 1e9));
            scans.add(radar.look(n, time, scenario.actorsAt(n * period)));
        }
        return scans;
    }

    /// The fuse thread's work, on a virtual clock.
    private static final class Fused {

        private final Instant start;
        private final Map<Integer, List<Track>> tracks = new TreeMap<>();
        private final List<Raised> raised = new ArrayList<>();
        private final Map<String, Integer> counts = new LinkedHashMap<>();
        private List<SensorOffset> offsets = List.of();

        Fused(Instant start) {
            this.start = start;
        }

        void run(Scenario scenario, List<Scan> scans) {
            Fusion fusion =
                    new Fusion(Fusion.Settings.standard().withWindow(Station.REORDER_WINDOW));
            fusion.replaceZones(scenario.zones().stream().map(NamedZone::zone).toList());
            fusion.replaceViews(views(scenario));
            fusion.replacePlaces(places(scenario));
            double correctAt = scenario.correctAtSeconds().orElse(Double.POSITIVE_INFINITY);
            int next = 0;
            for (Scan scan : scans) {
                double now = seconds(scan.arrivalTime());
                while (next < now) {
                    take(fusion.advance(start.plusSeconds(next)), next);
                    tracks.put(next, fusion.picture().tracks());
                    next++;
                }
                if (now >= correctAt) {
                    fusion.clearOffsets().forEach(fusion::correct);
                    correctAt = Double.POSITIVE_INFINITY;
                }
                take(Pipeline.fuse(fusion, scan, Pipeline.Probe.NONE), now);
            }
            offsets = fusion.offsets();
        }

        private static Map<SensorId, EastNorthUp> places(Scenario scenario) {
            Map<SensorId, EastNorthUp> places = new LinkedHashMap<>();
            for (SimCamera camera : scenario.cameras()) {
                places.put(camera.id(), camera.told().camera().pose().position());
            }
            for (PlotExtractor radar : scenario.radars()) {
                places.put(radar.radar().id(), radar.radar().antenna());
            }
            return places;
        }

        private static Map<SensorId, SensorView> views(Scenario scenario) {
            Map<SensorId, SensorView> views = new LinkedHashMap<>();
            for (SimCamera camera : scenario.cameras()) {
                Watch watch = new Watch(camera.told().camera(), camera.rangeMetres());
                views.put(
                        camera.id(),
                        new CameraView(watch, scenario.world().relief().elevationGrid()));
            }
            for (PlotExtractor extractor : scenario.radars()) {
                views.put(extractor.radar().id(), view(extractor.radar(), scenario));
            }
            return views;
        }

        private static SensorView view(Radar radar, Scenario scenario) {
            return new RadarView(
                    radar.antenna(),
                    radar.performance().sector(),
                    radar.performance().rangeMetres(),
                    scenario.world().relief().elevationGrid());
        }

        private void take(Picture picture, double now) {
            for (Alert alert : picture.alerts()) {
                int before = Optional.ofNullable(counts.put(alert.id(), alert.count())).orElse(0);
                if (alert.count() > before) {
                    raised.add(new Raised(alert, now));
                }
            }
        }

        private double seconds(Instant time) {
            return Seconds.between(start, time);
        }
    }
}
