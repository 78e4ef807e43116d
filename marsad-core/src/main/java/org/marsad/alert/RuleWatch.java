package org.marsad.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.marsad.geo.EastNorthUp;
import org.marsad.track.Track;
import org.marsad.track.TrackStatus;

/// One track and one rule of one zone: what has happened so far, and whether the rule fires now.
///
/// A track counts as inside once that is 60 % sure and as outside once that is 60 % sure; between, it
/// stays what it was, so a noisy place on the border does not flutter. A track that is first seen inside
/// has entered: it came from ground that no one saw. Predicted places of a coasting track change
/// nothing, but its stay goes on.
final class RuleWatch {

    /// A standard normal deviate of 60 %.
    private static final double SURE_SIGMAS = 0.2533;

    private final Rule rule;
    private final ZoneShape shape;

    private @Nullable Boolean inside;
    private @Nullable EastNorthUp lastSurePlace;
    private @Nullable Instant since;
    private boolean isDue;

    RuleWatch(Rule rule, ZoneShape shape) {
        this.rule = rule;
        this.shape = shape;
    }

    /// Whether the rule fires for the track as it stands now. What is due waits for a class that
    /// counts: a thing may be unknown when it enters and a person two seconds later.
    boolean fires(Track track) {
        if (track.status() == TrackStatus.CONFIRMED) {
            move(track);
        }
        if (rule.event() instanceof Rule.StaysLongerThan(var limit)
                && since != null
                && !track.time().isBefore(since.plus(limit))) {
            isDue |= rule.schedule().isOn(track.time());
            since = isDue ? Instant.MAX.minus(limit) : since;
        }
        boolean counts =
                rule.classes().isEmpty()
                        || rule.classes().contains(track.classification().objectClass());
        boolean fires = isDue && counts;
        isDue &= !fires;
        return fires;
    }

    private void move(Track track) {
        EastNorthUp place = track.kinematics().position();
        double sigmas = shape.sigmasInside(place, track.kinematics().positionCovariance());
        if (Math.abs(sigmas) < SURE_SIGMAS) {
            return;
        }
        boolean isInside = sigmas > 0;
        if (inside == null || isInside != inside) {
            isDue = happened(isInside, place) && rule.schedule().isOn(track.time());
            since = isInside ? track.time() : null;
        }
        inside = isInside;
        lastSurePlace = place;
    }

    private boolean happened(boolean isInside, EastNorthUp place) {
        return switch (rule.event()) {
            case Rule.Enters _ -> isInside;
            case Rule.Leaves _ -> inside != null && !isInside;
            case Rule.StaysLongerThan _ -> false;
            case Rule.Crosses(var direction) ->
                    lastSurePlace != null
                            && shape.isCrossedBy(lastSurePlace, place)
                            && counts(direction, isInside);
        };
    }

    /// The right side of a tripwire is its inside.
    private static boolean counts(Rule.Direction direction, boolean toTheRight) {
        return switch (direction) {
            case LEFT_TO_RIGHT -> toTheRight;
            case RIGHT_TO_LEFT -> !toTheRight;
            case BOTH -> true;
        };
    }
}
