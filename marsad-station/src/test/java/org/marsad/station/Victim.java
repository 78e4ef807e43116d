package org.marsad.station;

import java.io.IOException;
import java.nio.file.Path;

/// A program of the tests in a process of its own, there to be killed.
public final class Victim {

    private Victim() {}

    /// @param program with a main that takes the folder
    public static Process start(Class<?> program, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
