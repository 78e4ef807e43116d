package org.marsad.station.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Opens a page where there is a screen; where there is none the printed address is enough.
final class Browser {

    private static final List<String> OPENERS = List.of("xdg-open", "open");

    private Browser() {}

    static void open(String url) {
        boolean hasScreen =
                System.getenv("DISPLAY") != null
                        || System.getenv("WAYLAND_DISPLAY") != null
                        || System.getProperty("os.name", "").startsWith("Mac");
        findOpener().filter(_ -> hasScreen).ifPresent(opener -> start(opener, url));
    }

    private static Optional<Path> findOpener() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return OPENERS.stream()
                .flatMap(
                        name ->
                                Stream.of(path.split(File.pathSeparator, -1))
                                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void start(Path opener, String url) {
        try {
            new ProcessBuilder(opener.toString(), url)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.err.println(
                    "marsad: no browser opened (%s); open %s".formatted(e.getMessage(), url));
        }
    }
}
