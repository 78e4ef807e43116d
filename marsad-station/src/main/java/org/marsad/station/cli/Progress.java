package org.marsad.station.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/// One line on the terminal that counts; silent when the output is a pipe or a file.
final class Progress implements AutoCloseable {

    private static final long BETWEEN_NANOSECONDS = 200_000_000;

    private final String unit;
    private final boolean isTerminal;
    private final long start = System.nanoTime();
    private long shown = start;
    private boolean isOpen;

    private Progress(String unit, boolean isTerminal) {
        this.unit = unit;
        this.isTerminal = isTerminal;
    }

    static Progress onTerminal(String unit) {
        return new Progress(unit, isTerminal(System.console()));
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    void show(long count) {
        long now = System.nanoTime();
        if (isTerminal && now - shown > BETWEEN_NANOSECONDS) {
            shown = now;
            isOpen = true;
            System.err.printf("\r%s %d, %.0f/s ", unit, count, count / ((now - start) / 1e9));
        }
    }

    @Override
    public void close() {
        if (isOpen) {
            System.err.print("\r\033[K");
            isOpen = false;
        }
    }
}
