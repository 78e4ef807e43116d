package org.marsad.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.marsad.geo.EastNorthUp;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;

/// Whether one track passes one tripwire. The path runs from the last place on the near side to the
/// place now; when it cuts the wire, the near place is kept until the far side is sure (80 %, or one
/// second without coming back), so a place that trembles on the wire does not count.
final class Passage {

    private static final double SURE_SIGMAS = 0.84;
    private static final Duration LASTING = Duration.ofSeconds(1);

    private EastNorthUp near;
    private Instant doubtSince = Instant.MAX;

    Passage(EastNorthUp start) {
        near = start;
    }

    Optional<Rule.Direction> findCrossing(Track track, ZoneOutline wire) {
        EastNorthUp place = track.kinematics().position();
        int crossings = wire.crossings(near, place);
        if (crossings == 0) {
            near = place;
            doubtSince = Instant.MAX;
            return Optional.empty();
        }
        if (doubtSince.equals(Instant.MAX)) {
            doubtSince = track.time();
        }
        boolean isLasting =
                track.status() == TrackStatus.CONFIRMED
                        && !track.time().isBefore(doubtSince.plus(LASTING));
        if (wire.sigmasFromLine(track.kinematics()) < SURE_SIGMAS && !isLasting) {
            return Optional.empty();
        }
        near = place;
        doubtSince = Instant.MAX;
        return Optional.of(
                crossings > 0 ? Rule.Direction.LEFT_TO_RIGHT : Rule.Direction.RIGHT_TO_LEFT);
    }
}
