package org.marsad.station.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.marsad.formats.elevation.SiteGround;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.sensor.SensorId;
import org.marsad.terrain.FlatTerrain;
import org.marsad.terrain.Terrain;
import org.marsad.vision.capture.VideoAddress;

/// A site as `SITE.toml` describes it.
public record SiteConfig(
        SiteLayout layout,
        Elevation elevation,
        List<SiteCamera> cameras,
        List<NamedZone> zones,
        Serving serving) {

    public SiteConfig {
        cameras = List.copyOf(cameras);
        zones = List.copyOf(zones);
    }

    /// Throws {@link org.marsad.formats.toml.TomlException} or
    /// {@link org.marsad.formats.geojson.ZoneRefused}, which name file and key.
    public static SiteConfig read(Path file) throws IOException {
        return new SiteFile(file).read();
    }

    /// @param thermal whether it sees heat instead of light
    /// @param rangeMetres how far over the ground its pictures are of use
    public record SiteCamera(
            SensorId id,
            VideoAddress address,
            CameraMount mount,
            boolean thermal,
            double rangeMetres) {}

    /// Where the heights of the ground are from.
    ///
    /// @param files empty for flat ground at the origin's height
    /// @param geoidSeparationMetres how high mean sea level is above the ellipsoid
    /// @param sigmaMetres how far the heights are off, one standard deviation
    public record Elevation(
            List<Path> files,
            double radiusMetres,
            double cellMetres,
            double geoidSeparationMetres,
            double sigmaMetres,
            SiteGround.Holes holes) {

        public Elevation {
            files = List.copyOf(files);
        }
    }

    /// @param address the loopback address to listen on
    public record Serving(String address, int port, Path dataFolder) {}

    /// Reads the elevation files: up to seconds.
    public Terrain readTerrain() throws IOException {
        if (elevation.files().isEmpty()) {
            return new FlatTerrain(0);
        }
        return new SiteGround(
                        layout.frame(),
                        elevation.radiusMetres(),
                        elevation.cellMetres(),
                        elevation.geoidSeparationMetres(),
                        elevation.holes())
                .cut(elevation.files());
    }
}
