package org.marsad.station.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marsad.alert.Zone;
import org.marsad.formats.calibration.TsaiCalibration;
import org.marsad.formats.elevation.SiteGround;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.formats.geojson.ZonesGeoJson;
import org.marsad.geo.LocalFrame;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.resection.Resection;
import org.marsad.station.config.CameraMount;
import org.marsad.terrain.FlatTerrain;
import org.marsad.terrain.Terrain;

/// The camera, the ground and the zones of a clip, read from the files that `watch` is given.
public record ClipScene(Calibration calibration, List<Zone> zones) {

    private static final double GROUND_RADIUS_METRES = 10_000;
    private static final double GROUND_CELL_METRES = 10;

    /// A published Tsai calibration says nothing of its own errors: a decimetre, a twentieth of a
    /// degree and two pixels are what such calibrations reach.
    private static final CameraSigmas TSAI_SIGMAS =
            new CameraSigmas(
                    0.1,
                    Math.toRadians(0.05),
                    Math.toRadians(0.05),
                    Math.toRadians(0.05),
                    0.002,
                    2,
                    0);

    public ClipScene {
        zones = List.copyOf(zones);
    }

    public static ClipScene read(
            @Nullable Path cameraFile, @Nullable Path elevationFile, @Nullable Path zonesFile)
            throws IOException {
        if (cameraFile == null) {
            refuse(elevationFile, "--dem");
            refuse(zonesFile, "--zones");
            return new ClipScene(new Calibration.None(), List.of());
        }
        return cameraFile.toString().endsWith(".xml")
                ? tsai(cameraFile, elevationFile, zonesFile)
                : mounted(cameraFile, elevationFile, zonesFile);
    }

    private static void refuse(@Nullable Path file, String option) throws IOException {
        if (file != null) {
            throw new IOException(
                    "%s %s lies on the ground, but without --camera nothing has a place there; add --camera FILE"
                            .formatted(option, file));
        }
    }

    private static ClipScene tsai(
            Path cameraFile, @Nullable Path elevationFile, @Nullable Path zonesFile)
            throws IOException {
        if (elevationFile != null) {
            throw new IOException(
                    "--dem %s needs latitude and longitude, a Tsai calibration has none; leave --dem out or give a CAMERA.toml"
                            .formatted(elevationFile));
        }
        Camera camera = TsaiCalibration.read(cameraFile, ClipWatch.CAMERA, TSAI_SIGMAS);
        var placed = new Calibration.Placed(camera, new FlatTerrain(0), null, Optional.empty());
        return new ClipScene(placed, zones(zonesFile, null));
    }

    private static ClipScene mounted(
            Path cameraFile, @Nullable Path elevationFile, @Nullable Path zonesFile)
            throws IOException {
        CameraMount mount = CameraMount.read(cameraFile);
        if (mount.place() instanceof CameraMount.InSite && elevationFile != null) {
            throw new IOException(
                    "--dem %s needs latitude and longitude, %s has east and north; leave --dem out or give latitude and longitude"
                            .formatted(elevationFile, cameraFile));
        }
        LocalFrame frame = mount.place() instanceof CameraMount.OnEarth ? mount.ownFrame(0) : null;
        Terrain terrain =
                elevationFile == null || frame == null
                        ? new FlatTerrain(0)
                        : new SiteGround(
                                        frame,
                                        GROUND_RADIUS_METRES,
                                        GROUND_CELL_METRES,
                                        0,
                                        SiteGround.Holes.REFUSE)
                                .cut(List.of(elevationFile));
        Resection found =
                mount.resection(ClipWatch.CAMERA, terrain, ClipWatch.TERRAIN_SIGMA_METRES, frame);
        return new ClipScene(
                new Calibration.Placed(found.camera(), terrain, frame, found.findComplaint()),
                zones(zonesFile, frame));
    }

    /// Without a place on the Earth a zones file gives east and north in metres.
    private static List<Zone> zones(@Nullable Path file, @Nullable LocalFrame frame)
            throws IOException {
        if (file == null) {
            return List.of();
        }
        ZonesGeoJson format =
                frame == null
                        ? ZonesGeoJson.inMetres(ZoneOffset.UTC)
                        : new ZonesGeoJson(frame, ZoneOffset.UTC);
        return format.read(file).stream().map(NamedZone::zone).toList();
    }
}
