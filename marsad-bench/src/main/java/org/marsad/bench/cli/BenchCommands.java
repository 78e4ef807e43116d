package org.marsad.bench.cli;

import org.marsad.station.cli.CommandProvider;

/// Puts `score` on the command line.
public final class BenchCommands implements CommandProvider {

    @Override
    public Object command() {
        return new ScoreCommand();
    }
}
