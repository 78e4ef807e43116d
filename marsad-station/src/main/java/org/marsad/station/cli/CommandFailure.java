package org.marsad.station.cli;

/// Ends a command with exit code 1 and this one line: what was expected, what came, what to do.
public final class CommandFailure extends RuntimeException {

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
