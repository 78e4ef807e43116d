package org.marsad.station.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.sim.light.CameraKind;
import org.marsad.sim.live.LiveSite;
import org.marsad.sim.radar.Radar;
import org.marsad.sim.radar.RadarPerformance;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.scenario.SimCamera;
import org.marsad.sim.world.Feature;
import org.marsad.sim.world.Relief;
import org.marsad.sim.world.Tower;
import org.marsad.sim.world.World;
import org.marsad.station.config.SiteLayout;
import org.marsad.station.run.ScanSource;
import org.marsad.station.run.StationPlan;
import org.marsad.station.serve.ServeAddress;
import org.marsad.terrain.Terrain;
import org.marsad.vision.capture.VideoAddress;

/// Turns a scenario into a station's plan.
public final class SimulatedSite {

    private static final Set<Feature.Kind> LINES =
            Set.of(Feature.Kind.ROAD, Feature.Kind.TRACK, Feature.Kind.WADI, Feature.Kind.FENCE);

    private SimulatedSite() {}

    public static StationPlan plan(
            Scenario scenario, LiveSite live, ServeAddress address, Path dataFolder) {
        List<StationPlan.CameraPlan> cameras =
                scenario.cameras().stream()
                        .map(
                                camera ->
                                        new StationPlan.CameraPlan(
                                                camera.id(),
                                                VideoAddress.of(live.address(camera.id())),
                                                _ -> camera.told().resection(),
                                                camera.kind() == CameraKind.THERMAL,
                                                camera.rangeMetres()))
                        .toList();
        List<ScanSource> sources = new ArrayList<>();
        scenario.beacons().forEach(beacon -> sources.add(station -> live.send(beacon, station)));
        scenario.radars().forEach(radar -> sources.add(station -> live.send(radar, station)));
        return new StationPlan(
                layout(scenario),
                true,
                ground(scenario),
                cameras,
                sources,
                scenario.zones(),
                address,
                dataFolder);
    }

    /// The station knows the ground as well as a laser survey does.
    private static StationPlan.GroundSource ground(Scenario scenario) {
        return new StationPlan.GroundSource() {
            @Override
            public Terrain read() {
                return scenario.world().relief().elevationGrid();
            }

            @Override
            public double sigmaMetres() {
                return Relief.SIGMA_METRES;
            }
        };
    }

    static SiteLayout layout(Scenario scenario) {
        World world = scenario.world();
        LocalFrame frame = world.frame();
        return new SiteLayout(
                world.name(),
                world.timeZone(),
                frame,
                world.towers().stream().map(tower -> tower(tower, frame)).toList(),
                scenario.cameras().stream().map(camera -> camera(camera, world)).toList(),
                scenario.radars().stream().map(radar -> radar(radar.radar(), frame)).toList(),
                drawing(world));
    }

    private static SiteLayout.Tower tower(Tower tower, LocalFrame frame) {
        return new SiteLayout.Tower(
                tower.id(),
                tower.name(),
                SiteLayout.TowerKind.TOWER,
                frame.toGeodetic(tower.foot()),
                tower.mastMetres());
    }

    private static SiteLayout.CameraSite camera(SimCamera camera, World world) {
        Tower tower = world.tower(camera.tower());
        EastNorthUp forward = camera.told().mounted().pose().attitude().toLocal(0, 0, 1);
        return new SiteLayout.CameraSite(
                camera.id(),
                camera.tower(),
                camera.name(),
                world.frame().toGeodetic(tower.foot()),
                tower.mastMetres(),
                Math.atan2(forward.eastMetres(), forward.northMetres()),
                camera.told().mounted().lens(),
                new SiteLayout.Reach(camera.rangeMetres(), List.of()));
    }

    private static SiteLayout.RadarSite radar(Radar radar, LocalFrame frame) {
        RadarPerformance performance = radar.performance();
        return new SiteLayout.RadarSite(
                radar.id(),
                radar.tower(),
                radar.name(),
                frame.toGeodetic(radar.antenna()),
                performance.sector(),
                performance.rangeMetres());
    }

    private static SiteLayout.Drawing drawing(World world) {
        List<SiteLayout.Shape> lines = new ArrayList<>();
        List<SiteLayout.Shape> areas = new ArrayList<>();
        List<SiteLayout.Place> places = new ArrayList<>();
        for (Feature feature : world.features()) {
            List<Geodetic> points =
                    feature.points().stream().map(world.frame()::toGeodetic).toList();
            if (feature.kind() == Feature.Kind.PLACE) {
                places.add(new SiteLayout.Place(feature.name(), points.getFirst()));
            } else {
                (LINES.contains(feature.kind()) ? lines : areas)
                        .add(
                                new SiteLayout.Shape(
                                        feature.kind().name().toLowerCase(Locale.ROOT),
                                        feature.name(),
                                        points));
            }
        }
        return new SiteLayout.Drawing(lines, areas, places);
    }
}
