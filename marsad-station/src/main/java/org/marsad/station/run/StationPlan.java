package org.marsad.station.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.resection.Resection;
import org.marsad.station.config.SiteConfig;
import org.marsad.station.config.SiteLayout;
import org.marsad.station.serve.ServeAddress;
import org.marsad.terrain.Terrain;
import org.marsad.vision.capture.VideoAddress;

/// All that a station needs to know before it starts, from a site's file or from the simulator.
public record StationPlan(
        SiteLayout layout,
        boolean simulated,
        GroundSource ground,
        List<CameraPlan> cameras,
        List<ScanSource> sources,
        List<NamedZone> zones,
        ServeAddress address,
        Path dataFolder) {

    public StationPlan {
        cameras = List.copyOf(cameras);
        sources = List.copyOf(sources);
        zones = List.copyOf(zones);
    }

    /// Throws {@link org.marsad.station.serve.ServeException} when it should listen where it must not.
    public static StationPlan of(SiteConfig config) {
        List<CameraPlan> cameras = new ArrayList<>();
        for (SiteConfig.SiteCamera camera : config.cameras()) {
            cameras.add(
                    new CameraPlan(
                            camera.id(),
                            camera.address(),
                            terrain ->
                                    camera.mount()
                                            .resection(
                                                    camera.id(),
                                                    terrain,
                                                    config.elevation().sigmaMetres(),
                                                    config.layout().frame()),
                            camera.thermal(),
                            camera.rangeMetres()));
        }
        return new StationPlan(
                config.layout(),
                false,
                ground(config),
                cameras,
                List.of(),
                config.zones(),
                new ServeAddress(config.serving().address(), config.serving().port()),
                config.serving().dataFolder());
    }

    private static GroundSource ground(SiteConfig config) {
        return new GroundSource() {
            @Override
            public Terrain read() throws IOException {
                return config.readTerrain();
            }

            @Override
            public double sigmaMetres() {
                return config.elevation().sigmaMetres();
            }
        };
    }

    /// A camera that is watched. Its place is worked out when the ground is known.
    ///
    /// @param thermal whether it sees heat instead of light
    public record CameraPlan(
            SensorId id, VideoAddress address, Mount mount, boolean thermal, double rangeMetres) {}

    /// Puts a camera on the ground, as it was mounted and as its landmarks say.
    public interface Mount {
        Resection on(Terrain terrain);
    }

    /// Where the ground comes from; read once, off the way to the first page.
    public interface GroundSource {

        double USUAL_SIGMA_METRES = 0.5;

        /// An {@link org.marsad.terrain.ElevationGrid} gives the map its heights and coverage; any other
        /// terrain serves for locating only.
        Terrain read() throws IOException;

        /// How far its heights are off, one standard deviation.
        default double sigmaMetres() {
            return USUAL_SIGMA_METRES;
        }
    }

    /// The same site at another address or in another folder.
    public StationPlan at(ServeAddress newAddress, Path newDataFolder) {
        return new StationPlan(
                layout, simulated, ground, cameras, sources, zones, newAddress, newDataFolder);
    }
}
