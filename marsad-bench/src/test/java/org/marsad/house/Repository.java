package org.marsad.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The source tree as it lies on disk.
final class Repository {

    static final Path ROOT = root();

    private static final Set<String> MADE_BY_TOOLS =
            Set.of("target", "node_modules", "dist", "build", ".git", ".idea", ".vscode");

    private Repository() {}

    private static Path root() {
        Path root = Path.of(System.getProperty("marsad.root", "")).toAbsolutePath().normalize();
        for (Path at = root; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("marsad-core"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "no marsad-core in or above " + root + ": set -Dmarsad.root to the checkout");
    }

    static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(
                            folder ->
                                    folder.getFileName().toString().startsWith("marsad-")
                                            && Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    /// Files that people write, with one of these endings.
    static List<Path> files(String... endings) throws IOException {
        return files(ROOT, name -> Stream.of(endings).anyMatch(name::endsWith));
    }

    /// Java sources below `src/main/java` or `src/test/java` of all modules.
    static List<Path> javaFiles(String mainOrTest) throws IOException {
        Path part = Path.of("src", mainOrTest, "java");
        return files(".java").stream()
                .filter(file -> ROOT.relativize(file).subpath(1, 4).equals(part))
                .toList();
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static List<Path> files(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted()
                    .flatMap(
                            entry -> {
                                String name = entry.getFileName().toString();
                                if (Files.isDirectory(entry)) {
                                    return MADE_BY_TOOLS.contains(name)
                                            ? Stream.of()
                                            : below(entry, wanted).stream();
                                }
                                return wanted.test(name) ? Stream.of(entry) : Stream.of();
                            })
                    .toList();
        }
    }

    private static List<Path> below(Path folder, Predicate<String> wanted) {
        try {
            return files(folder, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
