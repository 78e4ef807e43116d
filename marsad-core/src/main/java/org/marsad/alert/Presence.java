package org.marsad.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;

/// Whether one track is inside one area, though its place is not sure.
///
/// A track that is seen has entered when its place is inside with 80 % (0.84 standard deviations), at once; or when it
/// has been, for half a second without a break, nearer to the border than two thirds of a standard
/// deviation, at most 3 m, and its own reach from its middle to its end. One that is not seen now enters when it is seen
/// again: where it coasts to is a guess. A camera's error keeps its sign for minutes, so to wait
/// until the mean is inside would be to wait for those whom it shows too far out. It has left when it is
/// outside with 80 %, or has been seen 5 m outside for a second. So a clear entry is known on the next
/// frame and a place that trembles on the border changes nothing.
final class Presence {

    private static final double SURE_SIGMAS = 0.84;
    private static final double ENTRY_SIGMAS = 0.67;
    private static final double ENTRY_METRES = 3;
    private static final Duration ENTRY_LASTING = Duration.ofMillis(500);
    private static final double LEFT_METRES = 5;
    private static final Duration LEFT_LASTING = Duration.ofSeconds(1);

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

    static Presence asFound(ZoneOutline.Depth depth, Instant time) {
        return new Presence(depth.metres() > 0, time);
    }

    enum Change {
        ENTERED,
        LEFT
    }

    Optional<Change> findChange(Track track, ZoneOutline.Depth depth) {
        if (isInside ? !mayHaveLeft(depth) : !mayHaveEntered(depth)) {
            doubtSince = Instant.MAX;
            return Optional.empty();
        }
        if (doubtSince.equals(Instant.MAX)) {
            doubtSince = track.time();
        }
        boolean isSeen = track.status() == TrackStatus.CONFIRMED;
        boolean isLasting =
                isSeen
                        && !track.time()
                                .isBefore(doubtSince.plus(isInside ? LEFT_LASTING : ENTRY_LASTING));
        boolean isSure =
                isInside ? depth.sigmas() < -SURE_SIGMAS : isSeen && depth.sigmas() > SURE_SIGMAS;
        if (!isSure && !isLasting) {
            return Optional.empty();
        }
        isInside = !isInside;
        since = doubtSince;
        doubtSince = Instant.MAX;
        return Optional.of(isInside ? Change.ENTERED : Change.LEFT);
    }

    private static boolean mayHaveEntered(ZoneOutline.Depth depth) {
        double margin = Math.min(ENTRY_SIGMAS * depth.sigmaMetres(), ENTRY_METRES);
        return depth.metres() > -margin - depth.reachMetres();
    }

    private static boolean mayHaveLeft(ZoneOutline.Depth depth) {
        double margin = Math.min(SURE_SIGMAS * depth.sigmaMetres(), LEFT_METRES);
        return depth.metres() < -margin - depth.reachMetres();
    }

    boolean isInside() {
        return isInside;
    }

    /// When the border was passed last, or when the watch began.
    Instant since() {
        return since;
    }
}
