package org.marsad.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;

/// Whether one track is inside one area, though its place is not sure. The border counts as passed
/// when the place is beyond it with 80 % (0.84 standard deviations), at once; or when a track that is
/// seen has been more likely beyond than not for one second without a break. So a clear entry is
/// known on the next frame, an unclear one after a second, and a place that trembles on the border
/// changes nothing. A hidden track whose ellipse grows over the border changes nothing either.
final class Presence {

    private static final double SURE_SIGMAS = 0.84;
    private static final Duration LASTING = Duration.ofSeconds(1);

    private boolean isInside;
    private Instant since;
    private Instant doubtSince = Instant.MAX;

    private Presence(boolean isInside, Instant since) {
        this.isInside = isInside;
        this.since = since;
    }

    static Presence outside(Instant time) {
        return new Presence(false, time);
    }

    static Presence asFound(double sigmasInside, Instant time) {
        return new Presence(sigmasInside > 0, time);
    }

    enum Change {
        ENTERED,
        LEFT
    }

    Optional<Change> findChange(Track track, double sigmasInside) {
        if (sigmasInside > 0 == isInside) {
            doubtSince = Instant.MAX;
            return Optional.empty();
        }
        if (doubtSince.equals(Instant.MAX)) {
            doubtSince = track.time();
        }
        boolean isLasting =
                track.status() == TrackStatus.CONFIRMED
                        && !track.time().isBefore(doubtSince.plus(LASTING));
        if (Math.abs(sigmasInside) < SURE_SIGMAS && !isLasting) {
            return Optional.empty();
        }
        isInside = !isInside;
        since = doubtSince;
        doubtSince = Instant.MAX;
        return Optional.of(isInside ? Change.ENTERED : Change.LEFT);
    }

    boolean isInside() {
        return isInside;
    }

    /// When the border was passed last, or when the watch began.
    Instant since() {
        return since;
    }
}
