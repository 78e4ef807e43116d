package org.marsad.bench.cli;

import org.marsad.station.cli.CommandProvider;

/// Puts `speed` on the command line.
public final class SpeedProvider implements CommandProvider {

    @Override
    public Object command() {
        return new SpeedCommand();
    }
}
