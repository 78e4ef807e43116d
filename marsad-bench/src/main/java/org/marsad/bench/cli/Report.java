package org.marsad.bench.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;

/// Named figures in order; below them, when several things were scored, the same figures for each part.
record Report(SequencedMap<String, Object> figures, SequencedMap<String, Report> parts) {

    private static final JsonMapper JSON = new JsonMapper();

    /// Collects figures. Those that are not whole keep six decimals.
    static final class Builder {

        private final SequencedMap<String, Object> figures = new LinkedHashMap<>();
        private final SequencedMap<String, Report> parts = new LinkedHashMap<>();

        Builder figure(String name, long value) {
            figures.put(name, value);
            return this;
        }

        Builder figure(String name, double value) {
            figures.put(name, Math.rint(value * 1e6) / 1e6);
            return this;
        }

        Builder part(String name, Report part) {
            parts.put(name, part);
            return this;
        }

        Report build() {
            return new Report(figures, parts);
        }
    }

    String toJson() {
        return JSON.writeValueAsString(document());
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>(figures);
        if (!parts.isEmpty()) {
            List<Object> list = new ArrayList<>();
            parts.forEach(
                    (name, part) -> {
                        Map<String, Object> named = new LinkedHashMap<>();
                        named.put("name", name);
                        named.putAll(part.document());
                        list.add(named);
                    });
            document.put("sequences", list);
        }
        return document;
    }

    /// One line a figure; with parts, one column each and the whole last. Parts that have parts themselves
    /// come one below the other.
    String toTable() {
        if (parts.values().stream().anyMatch(part -> !part.parts.isEmpty())) {
            List<String> tables = new ArrayList<>();
            parts.forEach(
                    (name, part) -> tables.add(name + System.lineSeparator() + part.toTable()));
            return String.join(System.lineSeparator().repeat(2), tables);
        }
        SequencedMap<String, Report> columns = new LinkedHashMap<>(parts);
        if (!parts.isEmpty()) {
            columns.put("combined", this);
        }
        int nameWidth = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        if (!columns.isEmpty()) {
            StringBuilder heads = new StringBuilder(" ".repeat(nameWidth));
            columns.keySet().forEach(head -> heads.append(cell(head, width(head))));
            lines.add(heads.toString());
        }
        figures.forEach(
                (name, value) -> {
                    StringBuilder line = new StringBuilder(name);
                    line.append(" ".repeat(nameWidth - name.length()));
                    if (columns.isEmpty()) {
                        line.append(cell(format(value), 12));
                    }
                    columns.forEach(
                            (head, column) ->
                                    line.append(
                                            cell(
                                                    format(column.figures.getOrDefault(name, "")),
                                                    width(head))));
                    lines.add(line.toString());
                });
        return String.join(System.lineSeparator(), lines);
    }

    private static int width(String head) {
        return Math.max(12, head.length() + 2);
    }

    private static String cell(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    private static String format(Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.4f", number)
                : value.toString();
    }
}
