package org.marsad.bench.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marsad.locate.Scan;
import org.marsad.pipeline.Pipeline;
import org.marsad.sensor.Frame;
import org.marsad.sim.actor.ActorState;
import org.marsad.sim.backdrop.Scene;
import org.marsad.sim.film.Film;
import org.marsad.sim.light.CameraKind;
import org.marsad.sim.render.Sighting;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.scenario.SimCamera;
import org.marsad.sim.world.Relief;
import org.marsad.station.run.CameraSight;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.capture.VideoAddress;
import org.marsad.vision.capture.VideoException;
import org.marsad.vision.capture.VideoInput;
import org.marsad.vision.capture.VideoOptions;
import org.marsad.vision.encode.Mp4Writer;

/// What one camera of a scenario filmed, and what the pipeline saw in it.
///
/// @param shown the actors that a watcher could have seen, by second of the night
record CameraTake(List<Scan> scans, Map<Integer, List<String>> shown) {

    /// Smaller than this nobody sees a thing, pixels.
    private static final double LEAST_SIDE_PIXELS = 2;

    /// From exposure to the scan at the fuse thread, as measured live.
    private static final Duration LATENCY = Duration.ofMillis(150);

    static CameraTake of(Scenario scenario, Scene scene, SimCamera camera, Instant start, Path clip)
            throws IOException, VideoException {
        Map<Integer, List<String>> shown = film(scenario, scene, camera, start, clip);
        return new CameraTake(look(scenario, camera, clip), shown);
    }

    private static Map<Integer, List<String>> film(
            Scenario scenario, Scene scene, SimCamera camera, Instant start, Path clip)
            throws IOException {
        Map<Integer, List<String>> shown = new TreeMap<>();
        try (Film film = new Film(scenario, scene, camera);
                Mp4Writer writer = Mp4Writer.create(clip, Mp4Writer.Layout.FRAGMENTED)) {
            long frames = Math.round(scenario.night().seconds() * camera.frameRateHz());
            for (long n = 0; n < frames; n++) {
                double seconds = n / camera.frameRateHz();
                if (camera.isOut(seconds)) {
                    continue;
                }
                Instant time = start.plusNanos(Math.round(seconds * 1e9));
                for (AccessUnit unit : film.shoot(seconds, time)) {
                    writer.write(unit);
                }
                if (seconds == Math.rint(seconds)) {
                    shown.put((int) seconds, shown(film, camera, seconds, scenario));
                }
            }
        }
        return shown;
    }

    private static List<String> shown(
            Film film, SimCamera camera, double seconds, Scenario scenario) {
        List<String> shown = new ArrayList<>();
        for (ActorState state : scenario.actorsAt(seconds)) {
            boolean near =
                    camera.actual().pose().position().horizontalDistanceMetres(state.position())
                            <= camera.rangeMetres();
            if (near
                    && film.renderer()
                            .findSighting(seconds, state)
                            .filter(CameraTake::canBeSeen)
                            .isPresent()) {
                shown.add(state.id());
            }
        }
        return shown;
    }

    private static boolean canBeSeen(Sighting sighting) {
        return sighting.isVisible()
                && Math.min(sighting.box().width(), sighting.box().height()) >= LEAST_SIDE_PIXELS;
    }

    private static List<Scan> look(Scenario scenario, SimCamera camera, Path clip)
            throws VideoException {
        Pipeline.Sight sight =
                CameraSight.of(
                        camera.told().camera(),
                        camera.kind() == CameraKind.THERMAL,
                        camera.rangeMetres(),
                        scenario.world().relief().elevationGrid(),
                        Relief.SIGMA_METRES);
        List<Scan> scans = new ArrayList<>();
        try (VideoInput input =
                VideoInput.open(
                        camera.id(), VideoAddress.of(clip.toString()), VideoOptions.forFile())) {
            Optional<Frame> frame = input.findNext();
            while (frame.isPresent()) {
                Scan seen = Pipeline.see(sight, frame.get(), Pipeline.Probe.NONE).scan();
                scans.add(
                        new Scan(
                                seen.sensor(),
                                seen.validTime(),
                                seen.validTime().plus(LATENCY),
                                seen.reports()));
                frame = input.findNext();
            }
        }
        return scans;
    }
}
