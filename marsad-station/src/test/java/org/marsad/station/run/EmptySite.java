package org.marsad.station.run;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.geo.Geodetic;
import org.marsad.geo.LocalFrame;
import org.marsad.station.config.SiteLayout;
import org.marsad.station.serve.ServeAddress;
import org.marsad.terrain.FlatTerrain;

/// A flat site with nothing on it, at a free port.
final class EmptySite {

    private EmptySite() {}

    static StationPlan plan(List<NamedZone> zones, Path dataFolder) {
        SiteLayout layout =
                new SiteLayout(
                        Map.of("", "Test"),
                        ZoneId.of("Asia/Baghdad"),
                        new LocalFrame(Geodetic.ofDegrees(33, 44, 0)),
                        List.of(),
                        List.of(),
                        List.of(),
                        SiteLayout.Drawing.EMPTY);
        return new StationPlan(
                layout,
                false,
                () -> new FlatTerrain(0),
                List.of(),
                List.of(),
                zones,
                new ServeAddress(ServeAddress.LOOPBACK, 0),
                dataFolder);
    }
}
