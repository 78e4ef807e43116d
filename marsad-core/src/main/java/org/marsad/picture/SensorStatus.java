package org.marsad.picture;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.track.registration.Correction;
import org.marsad.track.registration.SensorOffset;

/// All that is known of how one sensor does.
///
/// @param refused what it sent and nobody could use, in this run
/// @param offset what is constantly wrong with it, whether taken off or not; empty while nothing is known
/// @param correction what is taken off its reports
public record SensorStatus(
        SensorHealth health,
        Map<Refusal, Long> refused,
        Optional<SensorOffset> offset,
        Correction correction) {

    public SensorStatus {
        refused = new TreeMap<>(refused);
    }

    /// With nothing refused and nothing known of its errors.
    public SensorStatus(SensorHealth health) {
        this(health, Map.of(), Optional.empty(), Correction.NONE);
    }

    /// Whether something is wrong for sure that is not taken off.
    public boolean hasClearOffset() {
        return offset.isPresent() && offset.get().isClear(correction);
    }
}
