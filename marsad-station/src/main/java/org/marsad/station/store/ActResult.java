package org.marsad.station.store;

/// What became of an act.
public sealed interface ActResult {

    /// Committed; this is how the alert stands now.
    record Done(AlertCase alert) implements ActResult {}

    /// Somebody else has taken the alert.
    record TakenByAnother(String by) implements ActResult {}

    /// It can't be taken any more; `reopen` comes first.
    record AlreadyResolved(String resolution) implements ActResult {}

    record NoSuchAlert(String id) implements ActResult {}
}
