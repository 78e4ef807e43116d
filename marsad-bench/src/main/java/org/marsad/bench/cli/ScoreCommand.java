package org.marsad.bench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The family of scorers; does nothing by itself.
@Command(
        name = "score",
        description = "Compares a result with ground truth.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ScoreMotCommand.class,
            ScoreGospaCommand.class,
            ScoreGroundCommand.class,
            ScoreMotionCommand.class
        },
        footerHeading = "%nExample:%n",
        footer = "  ./marsad score mot gt.txt out/mot.csv --json")
final class ScoreCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "expected what to score: mot, gospa, ground or motion");
    }
}
