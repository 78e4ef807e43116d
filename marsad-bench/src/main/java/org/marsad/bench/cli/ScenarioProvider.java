package org.marsad.bench.cli;

import org.marsad.station.cli.CommandProvider;

/// Puts `scenario` on the command line.
public final class ScenarioProvider implements CommandProvider {

    @Override
    public Object command() {
        return new ScenarioCommand();
    }
}
