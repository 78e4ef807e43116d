package org.marsad.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marsad.track.Track;

/// The rules of one zone for one track: which of them fire now. A rule about being inside fires once
/// until the track has left.
final class RuleState {

    private static final double FAR_SIGMAS = 4;

    private final Zone zone;
    private final ZoneOutline outline;
    private final Presence presence;
    private final Passage passage;
    private final boolean[] hasFired;
    private boolean wasHereBefore;

    private RuleState(Zone zone, ZoneOutline outline, Presence presence, Passage passage) {
        this.zone = zone;
        this.outline = outline;
        this.presence = presence;
        this.passage = passage;
        this.hasFired = new boolean[zone.rules().size()];
    }

    /// For a track that has just appeared: if it is inside, it has entered.
    static RuleState ofNewTrack(Zone zone, ZoneOutline outline, Track track) {
        return new RuleState(
                zone,
                outline,
                Presence.outside(track.time()),
                new Passage(track.kinematics().position()));
    }

    /// For a zone that has just been drawn: who is inside has not entered, but may leave or stay.
    static RuleState ofNewZone(Zone zone, ZoneOutline outline, Track track) {
        ZoneOutline.Depth depth = outline.depth(track);
        RuleState state =
                new RuleState(
                        zone,
                        outline,
                        Presence.asFound(depth, track.time()),
                        new Passage(track.kinematics().position()));
        state.wasHereBefore = state.presence.isInside();
        return state;
    }

    /// Indexes of the rules that fire.
    List<Integer> step(Track track) {
        return zone.kind() == Zone.Kind.TRIPWIRE ? stepWire(track) : stepArea(track);
    }

    private List<Integer> stepWire(Track track) {
        Optional<Rule.Direction> crossing = passage.findCrossing(track, outline);
        List<Integer> fired = new ArrayList<>();
        crossing.ifPresent(
                direction -> {
                    for (int i = 0; i < hasFired.length; i++) {
                        if (zone.rules().get(i).event() instanceof Rule.Crosses(var wanted)
                                && (wanted == Rule.Direction.BOTH || wanted == direction)
                                && isMeant(i, track)
                                && zone.rules().get(i).schedule().isOn(track.time())) {
                            fired.add(i);
                        }
                    }
                });
        return fired;
    }

    private List<Integer> stepArea(Track track) {
        if (!presence.isInside() && outline.isFarFrom(track.kinematics(), FAR_SIGMAS)) {
            return List.of();
        }
        ZoneOutline.Depth depth = outline.depth(track);
        Optional<Presence.Change> change = presence.findChange(track, depth);
        boolean hasLeft = change.isPresent() && change.get() == Presence.Change.LEFT;
        List<Integer> fired = new ArrayList<>();
        for (int i = 0; i < hasFired.length; i++) {
            if (!hasFired[i] && isMeant(i, track) && happens(zone.rules().get(i), track, hasLeft)) {
                fired.add(i);
                hasFired[i] = true;
            }
            hasFired[i] &= !hasLeft;
        }
        wasHereBefore &= !hasLeft;
        return fired;
    }

    private boolean isMeant(int rule, Track track) {
        return zone.rules().get(rule).classes().isEmpty()
                || zone.rules().get(rule).classes().contains(track.classification().objectClass());
    }

    private boolean happens(Rule rule, Track track, boolean hasLeft) {
        return switch (rule.event()) {
            case Rule.Enters() ->
                    presence.isInside() && !wasHereBefore && rule.schedule().isOn(presence.since());
            case Rule.Leaves() -> hasLeft && rule.schedule().isOn(track.time());
            case Rule.StaysLongerThan(var limit) ->
                    presence.isInside()
                            && Duration.between(presence.since(), track.time()).compareTo(limit) > 0
                            && rule.schedule().isOn(track.time());
            case Rule.Crosses(_) -> false;
        };
    }
}
