package org.marsad.station.store;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.alert.Severity;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.Geodetic;

/// One alert as people deal with it: what raised it, and how far it is dealt with. Outlives the run
/// that raised it.
///
/// @param id `r<run>.<id within the run>`, unique in the data folder
/// @param crossings how many crossings joined it
/// @param hasFrame whether the frame behind it is kept
public record AlertCase(
        String id,
        Cause cause,
        Sighting sighting,
        int crossings,
        boolean hasFrame,
        Standing standing) {

    /// Why it was raised.
    ///
    /// @param event `enters`, `leaves`, `crosses` or `stays`
    /// @param staySeconds the limit of `stays`, 0 for the others
    /// @param zone its id then; it may be gone since
    public record Cause(
            Severity severity,
            String event,
            long staySeconds,
            String zone,
            Map<String, String> zoneName) {

        public Cause {
            zoneName = Collections.unmodifiableSortedMap(new TreeMap<>(zoneName));
        }
    }

    /// What was seen, where and when.
    public record Sighting(
            ObjectClass objectClass,
            long track,
            Instant time,
            Geodetic place,
            List<String> cameras) {

        public Sighting {
            cameras = List.copyOf(cameras);
        }
    }

    /// How far people have dealt with it.
    ///
    /// @param by who did the latest act; empty when nobody has, or without a name
    /// @param resolution the word of the act that resolved it, empty until then
    public record Standing(State state, String by, Instant time, String resolution) {}

    public enum State {
        RAISED,
        SEEN,
        TAKEN,
        RESOLVED
    }

    public static AlertCase raised(String id, Cause cause, Sighting sighting, int crossings) {
        Standing standing = new Standing(State.RAISED, "", sighting.time(), "");
        return new AlertCase(id, cause, sighting, crossings, false, standing);
    }

    public boolean isOpen() {
        return standing.state() != State.RESOLVED;
    }

    public AlertCase withFrame() {
        return new AlertCase(id, cause, sighting, crossings, true, standing);
    }

    AlertCase withCrossings(int newCrossings) {
        return new AlertCase(id, cause, sighting, newCrossings, hasFrame, standing);
    }

    AlertCase withStanding(Standing newStanding) {
        return new AlertCase(id, cause, sighting, crossings, hasFrame, newStanding);
    }

    /// What an act leads to. Whoever wants to take what another has taken, or what is resolved, is
    /// turned away.
    ActResult after(Act act, String actor, Instant now) {
        if (act.resolves()) {
            return done(new Standing(State.RESOLVED, actor, now, act.word()));
        }
        return switch (act) {
            case TAKE -> afterTake(actor, now);
            case REOPEN ->
                    isOpen() ? done(standing) : done(new Standing(State.RAISED, actor, now, ""));
            default ->
                    standing.state() == State.RAISED
                            ? done(new Standing(State.SEEN, actor, now, ""))
                            : done(standing);
        };
    }

    private ActResult afterTake(String actor, Instant now) {
        return switch (standing.state()) {
            case RAISED, SEEN -> done(new Standing(State.TAKEN, actor, now, ""));
            case TAKEN ->
                    standing.by().equals(actor)
                            ? done(standing)
                            : new ActResult.TakenByAnother(standing.by());
            case RESOLVED -> new ActResult.AlreadyResolved(standing.resolution());
        };
    }

    private ActResult done(Standing newStanding) {
        return new ActResult.Done(withStanding(newStanding));
    }
}
