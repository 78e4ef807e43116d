package org.marsad.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Files, methods, records and packages that a reader can hold in the head, and no loose ends.
class SizeTest {

    private static final int FILE_LINES = 500;
    private static final int TEST_FILE_LINES = 800;
    private static final int METHOD_LINES = 60;
    private static final int RECORD_COMPONENTS = 8;
    private static final int PARAMETERS = 5;
    private static final int PACKAGE_FILES = 15;
    private static final int PACKAGE_PUBLIC_TYPES = 7;

    /// In two halves, so that this file keeps its own rule.
    private static final Pattern LOOSE_END =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern SENTENCE = Pattern.compile("(?s)(///|/\\*\\*).*\\w{2,}.*\\.\\s");

    private static List<JavaSource> main = List.of();
    private static List<JavaSource> test = List.of();

    @BeforeAll
    static void parse() throws IOException {
        main = JavaSource.parse(Repository.javaFiles("main"));
        test = JavaSource.parse(Repository.javaFiles("test"));
    }

    @Test
    void filesAreShort() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Path file : Repository.files(".java", ".ts")) {
            String name = Repository.name(file);
            boolean isTest = name.contains("/src/test/") || name.matches("web/(e2e|test)/.*");
            int most = isTest ? TEST_FILE_LINES : FILE_LINES;
            int lines;
            try (Stream<String> all = Files.lines(file)) {
                lines = (int) all.count();
            }
            if (lines > most) {
                breaches.add("%s has %d lines, at most %d".formatted(name, lines, most));
            }
        }
        new HouseRule("file-lines", "find the second thing in this file and give it a file")
                .check(breaches);
    }

    @Test
    void methodsAreShort() {
        List<String> breaches =
                Stream.concat(main.stream(), test.stream())
                        .flatMap(
                                source ->
                                        source.methods().stream()
                                                .filter(method -> method.lines() > METHOD_LINES)
                                                .map(
                                                        method ->
                                                                "%s:%d %s has %d lines, at most %d"
                                                                        .formatted(
                                                                                source.file(),
                                                                                method.line(),
                                                                                method.name(),
                                                                                method.lines(),
                                                                                METHOD_LINES)))
                        .toList();
        new HouseRule("method-lines", "name its steps and make each a method").check(breaches);
    }

    @Test
    void recordsHaveFewComponents() {
        List<String> breaches = new ArrayList<>();
        for (JavaSource source : main) {
            for (JavaSource.Type type : source.types()) {
                if (type.recordComponents() > RECORD_COMPONENTS) {
                    breaches.add(
                            "%s:%d record %s has %d components, at most %d"
                                    .formatted(
                                            source.file(),
                                            type.line(),
                                            type.name(),
                                            type.recordComponents(),
                                            RECORD_COMPONENTS));
                }
            }
        }
        new HouseRule("record-components", "some of them belong together: make them a record")
                .check(breaches);
    }

    @Test
    void publicMethodsTakeFewParameters() {
        List<String> breaches = new ArrayList<>();
        for (JavaSource source : main) {
            for (JavaSource.Method method : source.methods()) {
                if (method.isPublic() && method.parameters() > PARAMETERS) {
                    breaches.add(
                            "%s:%d %s takes %d parameters, at most %d"
                                    .formatted(
                                            source.file(),
                                            method.line(),
                                            method.name(),
                                            method.parameters(),
                                            PARAMETERS));
                }
            }
        }
        new HouseRule("parameters", "some of them belong together: make them a record")
                .check(breaches);
    }

    @Test
    void packagesAreSmall() {
        Map<String, List<JavaSource>> packages =
                main.stream()
                        .filter(source -> !source.file().endsWith("/package-info.java"))
                        .collect(
                                Collectors.groupingBy(
                                        source -> parent(source.file()),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<String> breaches = new ArrayList<>();
        packages.forEach(
                (folder, sources) -> {
                    if (sources.size() > PACKAGE_FILES) {
                        breaches.add(
                                "%s has %d files, at most %d"
                                        .formatted(folder, sources.size(), PACKAGE_FILES));
                    }
                    List<String> open =
                            sources.stream()
                                    .flatMap(source -> source.types().stream())
                                    .filter(JavaSource.Type::isPublicTopLevel)
                                    .map(JavaSource.Type::name)
                                    .toList();
                    if (open.size() > PACKAGE_PUBLIC_TYPES) {
                        breaches.add(
                                "%s has %d public types, at most %d: %s"
                                        .formatted(
                                                folder,
                                                open.size(),
                                                PACKAGE_PUBLIC_TYPES,
                                                String.join(", ", open)));
                    }
                });
        new HouseRule(
                        "package-size",
                        "hide what only this package uses, or find the second room in it")
                .check(breaches);
    }

    @Test
    void everyPackageSaysAtItsDoorWhatItIs() throws IOException {
        Set<Path> folders =
                Repository.javaFiles("main").stream()
                        .map(Path::getParent)
                        .collect(Collectors.toSet());
        List<String> breaches = new ArrayList<>();
        for (Path folder : folders) {
            Path door = folder.resolve("package-info.java");
            String text = Files.exists(door) ? Repository.text(door) : "";
            if (!text.contains("@NullMarked") || !SENTENCE.matcher(text).find()) {
                breaches.add(Repository.name(folder));
            }
        }
        new HouseRule(
                        "package-door",
                        "add a package-info.java with a true sentence (///) and @NullMarked")
                .check(breaches.stream().sorted().toList());
    }

    @Test
    void noLooseEnds() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Path file : Repository.files(".java", ".ts", ".css", ".html", ".sh", ".md", ".toml")) {
            int number = 0;
            for (String line : Repository.text(file).lines().toList()) {
                number++;
                if (LOOSE_END.matcher(line).find()) {
                    breaches.add("%s:%d %s".formatted(Repository.name(file), number, line.strip()));
                }
            }
        }
        new HouseRule("loose-end", "finish it, or open an issue and remove the mark")
                .check(breaches);
    }

    @Test
    void nobodyCatchesEverything() {
        List<String> breaches = new ArrayList<>();
        for (JavaSource source : main) {
            for (JavaSource.Catch clause : source.catches()) {
                if (Set.of("Exception", "RuntimeException", "Throwable", "Error")
                        .contains(clause.type())) {
                    breaches.add(
                            "%s:%d %s catches %s"
                                    .formatted(
                                            source.file(),
                                            clause.line(),
                                            clause.place(),
                                            clause.type()));
                }
            }
        }
        new HouseRule(
                        "catch-all",
                        "catch what can happen; only the top of a thread catches all, with a line in exceptions.txt")
                .check(breaches);
    }

    private static String parent(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }
}
