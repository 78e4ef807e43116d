package org.marsad.station.cli;

/// Adds one top-level command from another module; found by {@link java.util.ServiceLoader}.
public interface CommandProvider {

    /// An object annotated with picocli's `@Command`.
    Object command();
}
