package org.marsad.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// A rule with a name, and what to do about a breach.
record HouseRule(String name, String whatToDo) {

    private record Excuse(String rule, String part, String reason) {}

    private static final List<Excuse> EXCUSES = excuses();

    /// Fails when there is a breach that no line of exceptions.txt excuses, or a line that excuses none.
    void check(Collection<String> breaches) {
        List<String> left = new ArrayList<>();
        List<Excuse> unused =
                new ArrayList<>(EXCUSES.stream().filter(e -> e.rule.equals(name)).toList());
        List<Excuse> mine = List.copyOf(unused);
        for (String breach : breaches) {
            List<Excuse> fitting = mine.stream().filter(e -> breach.contains(e.part)).toList();
            unused.removeAll(fitting);
            if (fitting.isEmpty()) {
                left.add(breach);
            }
        }
        for (Excuse excuse : unused) {
            left.add(
                    "house/exceptions.txt: '%s | %s' excuses nothing any more; remove the line"
                            .formatted(excuse.rule, excuse.part));
        }
        assertThat(left)
                .withFailMessage(
                        () -> "%s: %s%n  %s".formatted(name, whatToDo, String.join("\n  ", left)))
                .isEmpty();
    }

    private static List<Excuse> excuses() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        HouseRule.class.getResourceAsStream(
                                                "/house/exceptions.txt")),
                                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(HouseRule::excuse)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read house/exceptions.txt", e);
        }
    }

    private static Excuse excuse(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 3 || cells[1].isBlank() || cells[2].strip().length() < 10) {
            throw new IllegalStateException(
                    "house/exceptions.txt: expected 'rule | part of the message | reason', got '%s'"
                            .formatted(line));
        }
        return new Excuse(cells[0].strip(), cells[1].strip(), cells[2].strip());
    }
}
