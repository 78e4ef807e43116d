package org.marsad.station.watch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marsad.alert.Zone;

/// What `watch` is asked to do.
///
/// @param startTime exposure time of the first frame; absent means what the file says
public record ClipJob(
        Path clip,
        Calibration calibration,
        List<Zone> zones,
        @Nullable Instant startTime,
        Path outputFolder,
        boolean annotate) {

    public ClipJob {
        zones = List.copyOf(zones);
    }

    Optional<Instant> findStartTime() {
        return Optional.ofNullable(startTime);
    }
}
