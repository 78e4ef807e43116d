package org.marsad.bench.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.marsad.bench.score.UnscorableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all scorers have in common: a report on standard output, or one line on standard error
/// and exit code 1.
@Command(mixinStandardHelpOptions = true)
abstract class Scoring implements Callable<Integer> {

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print one JSON document instead of a table.")
    private boolean json;

    abstract Report score() throws IOException, UnscorableException;

    @Override
    public final Integer call() {
        try {
            Report report = score();
            spec.commandLine().getOut().println(json ? report.toJson() : report.toTable());
            return ExitCode.OK;
        } catch (UnscorableException | IOException e) {
            spec.commandLine().getErr().println("marsad: " + describe(e).replace('\n', ' '));
            return ExitCode.SOFTWARE;
        }
    }

    /// Refuses a gate that nothing can be within.
    final void checkGate(double gateMetres) {
        if (!(gateMetres > 0)) {
            throw new ParameterException(
                    spec.commandLine(), "expected --gate above 0 metres, got " + gateMetres);
        }
    }

    private static String describe(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> notFound(missing.getFile());
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }

    private static String notFound(String file) {
        return "expected a file %s, found none; check the path".formatted(file);
    }
}
