package org.marsad.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.marsad.station.cli.Marsad;
import picocli.CommandLine;

/// Documents that tell what is true: links lead somewhere, commands exist.
class DocsTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)[^)]*\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*#*$");
    private static final Pattern FENCE =
            Pattern.compile("(?ms)^ {0,3}```(\\w*)\\s*$(.*?)^ {0,3}```\\s*$");

    /// A folder of someone's own machine; not after a letter or slash, as in an address.
    private static final Pattern MACHINE =
            Pattern.compile("(?<![\\w.:/$}*-])(/(home|Users|root|work)/|[A-Z]:\\\\Users\\\\)\\w");

    /// Words that the launcher itself understands.
    private static final Set<String> OF_THE_LAUNCHER = Set.of("build", "test");

    @Test
    void relativeLinksLeadSomewhere() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Path file : Repository.files(".md")) {
            Matcher link = LINK.matcher(withoutCode(Repository.text(file)));
            while (link.find()) {
                String target = link.group(1);
                if (!target.matches("(?i)([a-z][a-z0-9+.-]*:|//).*")
                        && !leadsSomewhere(file, target)) {
                    breaches.add("%s → %s".formatted(Repository.name(file), target));
                }
            }
        }
        new HouseRule("link", "correct the path or the heading, or remove the link")
                .check(breaches);
    }

    @Test
    void everyCommandInTheDocumentsExists() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Path file : Repository.files(".md")) {
            for (String command : commands(Repository.text(file))) {
                String problem = problem(command);
                if (!problem.isEmpty()) {
                    breaches.add("%s: %s (%s)".formatted(Repository.name(file), command, problem));
                }
            }
        }
        new HouseRule("documented-command", "correct the document, or build the command")
                .check(breaches);
    }

    @Test
    void nothingNamesAFolderOfSomeonesMachine() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Path file :
                Repository.files(
                        ".md", ".java", ".ts", ".sh", ".toml", ".xml", ".json", ".yml", ".html")) {
            int number = 0;
            for (String line : Repository.text(file).lines().toList()) {
                number++;
                if (MACHINE.matcher(line).find()) {
                    breaches.add("%s:%d %s".formatted(Repository.name(file), number, line.strip()));
                }
            }
        }
        new HouseRule("machine-path", "use a path relative to the checkout, or a property")
                .check(breaches);
    }

    @Test
    void theCheckOfCommandsKnowsRightFromWrong() {
        assertThat(problem("./marsad score mot gt.txt out/mot.csv --json")).isEmpty();
        assertThat(problem("./marsad test")).isEmpty();
        assertThat(problem("./marsad score mot gt.txt mot.csv --jsn")).contains("--jsn");
        assertThat(problem("./marsad scroe mot")).contains("scroe");
        assertThat(commands("```sh\n./marsad a # b\nMARSAD_X=1 ./marsad c | head\n```\n./marsad d"))
                .containsExactly("./marsad a", "./marsad c");
    }

    private static boolean leadsSomewhere(Path from, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || !file.toString().endsWith(".md")
                || anchors(Repository.text(file)).contains(parts[1]);
    }

    /// As the forges make them of headings: lower case, hyphens for blanks, no punctuation.
    private static Set<String> anchors(String text) {
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(String text) {
        return FENCE.matcher(text).replaceAll("").replaceAll("`[^`\n]*`", "");
    }

    /// The commands of ours in the `sh` blocks, each without what comes before it and after it.
    private static List<String> commands(String text) {
        return FENCE.matcher(text)
                .results()
                .filter(block -> block.group(1).equals("sh"))
                .flatMap(block -> block.group(2).replace("\\\n", " ").lines())
                .map(
                        line ->
                                line.strip()
                                        .replaceFirst("^\\$ ", "")
                                        .replaceFirst("^(\\w+=\\S+ )+", ""))
                .filter(line -> line.startsWith("./marsad"))
                .map(line -> line.split("\\s[#|&>;]|[;&|]")[0].strip())
                .toList();
    }

    private static String problem(String command) {
        List<String> words = Arrays.stream(command.split("\\s+")).skip(1).toList();
        if (words.isEmpty() || OF_THE_LAUNCHER.contains(words.getFirst())) {
            return "";
        }
        CommandLine at = Marsad.commandLine();
        int index = 0;
        while (index < words.size() && at.getSubcommands().containsKey(words.get(index))) {
            at = at.getSubcommands().get(words.get(index));
            index++;
        }
        if (index == 0 && !words.getFirst().startsWith("-")) {
            return "no command " + words.getFirst();
        }
        for (String word : words.subList(index, words.size())) {
            String option = word.split("=")[0];
            if (option.matches("--?[a-zA-Z].*") && at.getCommandSpec().findOption(option) == null) {
                return "no option " + option;
            }
        }
        return "";
    }
}
