package org.marsad.station.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// How the program writes its log: one line an event on standard error, the web server's own only when something is
/// wrong.
final class Log {

    /// Held, since a logger that nobody holds forgets its level.
    private static final List<Logger> QUIET = List.of(Logger.getLogger("org.eclipse.jetty"));

    private Log() {}

    /// Before the first line is logged.
    static void begin() {
        System.setProperty(
                "java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %5$s%6$s%n");
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
