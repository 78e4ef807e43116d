package org.marsad.station.serve;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.marsad.sensor.SensorId;
import org.marsad.station.config.SiteLayout;
import org.marsad.station.sink.PictureFeed;
import org.marsad.station.sink.VideoFeed;
import org.marsad.station.store.AlertBook;
import org.marsad.station.store.Store;
import org.marsad.station.store.ZoneBook;
import org.marsad.station.tracks.SensorBook;
import org.marsad.station.tracks.TrackBook;

/// All that pages can ask for. The suppliers may wait until what they give is there: the server
/// answers files before the store is open and the ground is read.
///
/// @param findGround empty when the site has no elevation
public record Desk(
        About about,
        Supplier<SiteLayout> site,
        PictureFeed picture,
        Map<SensorId, VideoFeed> video,
        Supplier<Books> books,
        Supplier<Optional<GroundRaster>> findGround) {

    public Desk {
        video = Map.copyOf(video);
    }

    /// @param simulated whether what is shown is made up
    public record About(String version, boolean simulated) {}

    /// What is kept.
    public record Books(
            Store store, AlertBook alerts, ZoneBook zones, TrackBook tracks, SensorBook sensors) {}
}
