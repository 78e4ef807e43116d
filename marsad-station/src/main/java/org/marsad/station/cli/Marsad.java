package org.marsad.station.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.marsad.formats.geojson.ZoneRefused;
import org.marsad.formats.toml.TomlException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The program. Commands of other modules join through {@link CommandProvider}.
@Command(
        name = "marsad",
        description = "Look-out post: what moves, where on the ground, and how sure.",
        synopsisSubcommandLabel = "COMMAND",
        version = "marsad " + Marsad.VERSION,
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            WatchCommand.class,
            MotionCommand.class,
            FollowCommand.class,
            TrackCommand.class
        },
        footer = {"", "Also: ./marsad build, ./marsad test.", "Example: ./marsad demo"})
public final class Marsad {

    static final String VERSION = "0.1.0";
    static final int FAILURE = 1;
    static final int USAGE_ERROR = 2;

    private Marsad() {}

    public static void main(String[] arguments) {
        Log.begin();
        System.exit(commandLine().execute(arguments));
    }

    /// The whole command line, for the documentation's tests as well.
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Marsad());
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            provider.commands().forEach(commandLine::addSubcommand);
        }
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Marsad::onUsageError)
                .setExecutionExceptionHandler(Marsad::onFailure);
    }

    private static int onUsageError(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("marsad: " + oneLine(problem.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Try: ./" + command.getCommandSpec().qualifiedName() + " --help");
        }
        return USAGE_ERROR;
    }

    private static int onFailure(
            Exception problem, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        switch (problem) {
            case CommandFailure failure -> report(command, failure.getMessage());
            case TomlException failure -> report(command, failure.getMessage());
            case ZoneRefused failure -> report(command, failure.getMessage());
            case UncheckedIOException failure -> report(command, failure.toString());
            case NoSuchFileException missing ->
                    report(
                            command,
                            missing.getFile() + ": expected a file, found nothing; check the path");
            case IOException failure -> report(command, failure.getMessage());
            default -> throw problem;
        }
        return FAILURE;
    }

    private static void report(CommandLine command, @Nullable String message) {
        command.getErr().println("marsad: " + oneLine(message));
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
