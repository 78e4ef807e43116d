package org.marsad.picture;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.marsad.alert.Alert;
import org.marsad.alert.Zone;
import org.marsad.track.Track;

/// Everything known now.
///
/// @param number counts up by one with every change
/// @param time of the newest scan in it
/// @param tracks confirmed and coasting ones, by number
/// @param alerts raised in this run, newest last; the oldest of very many are left out
/// @param sensors how each does, by name
public record Picture(
        long number,
        Instant time,
        List<Track> tracks,
        List<Alert> alerts,
        List<SensorStatus> sensors,
        List<Zone> zones) {

    public Picture {
        tracks = tracks.stream().sorted(Comparator.comparingLong(Track::number)).toList();
        alerts = List.copyOf(alerts);
        sensors =
                sensors.stream()
                        .sorted(Comparator.comparing(each -> each.health().sensor().value()))
                        .toList();
        zones = List.copyOf(zones);
    }
}
