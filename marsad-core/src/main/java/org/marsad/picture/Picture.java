package org.marsad.picture;

import java.time.Instant;
import java.util.List;
import org.marsad.alert.Alert;
import org.marsad.alert.Zone;
import org.marsad.sensor.SensorHealth;
import org.marsad.track.Track;

/// Everything known now.
///
/// @param number counts up by one with every change
/// @param time of the newest scan in it
/// @param tracks confirmed and coasting ones
/// @param alerts raised in this run, newest last
public record Picture(
        long number,
        Instant time,
        List<Track> tracks,
        List<Alert> alerts,
        List<SensorHealth> health,
        List<Zone> zones) {

    public Picture {
        tracks = List.copyOf(tracks);
        alerts = List.copyOf(alerts);
        health = List.copyOf(health);
        zones = List.copyOf(zones);
    }
}
