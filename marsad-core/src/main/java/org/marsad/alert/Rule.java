package org.marsad.alert;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.marsad.detect.ObjectClass;

/// What in a zone needs a person: an event, for which classes, when, and how urgent.
///
/// @param classes that count; empty means all
public record Rule(Event event, Set<ObjectClass> classes, Schedule schedule, Severity severity) {

    public Rule {
        classes = classes.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(classes));
    }

    /// The event on the ground.
    public sealed interface Event {}

    public record Enters() implements Event {}

    public record Leaves() implements Event {}

    /// Crosses a tripwire toward the counted side, seen along the line from its first corner.
    public record Crosses(Direction direction) implements Event {}

    /// Stays inside an area for longer than this.
    public record StaysLongerThan(Duration limit) implements Event {}

    public enum Direction {
        LEFT_TO_RIGHT,
        RIGHT_TO_LEFT,
        BOTH
    }
}
