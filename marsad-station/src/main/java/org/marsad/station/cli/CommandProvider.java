package org.marsad.station.cli;

import java.util.List;

/// Adds top-level commands from another module; found by {@link java.util.ServiceLoader}.
public interface CommandProvider {

    /// Objects annotated with picocli's `@Command`.
    List<Object> commands();
}
