package org.marsad.bench.cli;

import java.util.List;
import org.marsad.station.cli.CommandProvider;

/// Puts the commands of this package on the command line.
public final class BenchCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(
                new ScoreCommand(), new ScenarioCommand(), new SpeedCommand(), new FusedCommand());
    }
}
