package org.marsad.formats.toml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// One table of a TOML file, read key by key. A table remembers which keys were asked for; after all
/// reading, {@link #finish()} on the outermost table complains about every key that nobody asked for,
/// here or in any table that was handed out.
///
/// `get…` without a fallback throws when the key is missing, `get…` with one returns it, `find…` is
/// empty, `list…` is empty. Any value of the wrong type throws {@link TomlException}. Not for use by
/// several threads.
public final class TomlTable {

    private static final long MAXIMUM_FILE_BYTES = 4L << 20;
    private static final TomlMapper MAPPER = new TomlMapper();

    private final String file;
    private final String path;
    private final JsonNode node;
    private final Set<String> asked = new TreeSet<>();
    private final Map<String, List<TomlTable>> handedOut = new LinkedHashMap<>();

    private TomlTable(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /// Reads a file of at most 4 MB.
    public static TomlTable read(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > MAXIMUM_FILE_BYTES) {
            throw new TomlException(
                    "%s: expected at most %d bytes, has %d"
                            .formatted(file, MAXIMUM_FILE_BYTES, bytes));
        }
        return parse(file.toString(), Files.readString(file));
    }

    /// @param file how messages name where the text came from
    public static TomlTable parse(String file, String text) {
        try {
            return new TomlTable(file, "", MAPPER.readTree(text));
        } catch (JacksonException e) {
            throw new TomlException(
                    "%s: not TOML at line %d, column %d: %s"
                            .formatted(
                                    file,
                                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                                    e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        }
    }

    public String file() {
        return file;
    }

    public boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    /// Whether the key holds a text, for keys that may hold a table as well.
    public boolean isText(String key) {
        return has(key) && required(key, "a text").isString();
    }

    public String getString(String key) {
        return text(key, required(key, "a text"));
    }

    public String getString(String key, String fallback) {
        return findString(key).orElse(fallback);
    }

    public Optional<String> findString(String key) {
        return has(key) ? Optional.of(getString(key)) : Optional.empty();
    }

    /// A number, whole or not.
    public double getDouble(String key) {
        return number(key, required(key, "a number"));
    }

    public double getDouble(String key, double fallback) {
        return has(key) ? getDouble(key) : fallback;
    }

    /// A number within these bounds, both included.
    public double getDoubleBetween(String key, double least, double most) {
        double value = getDouble(key);
        if (!(value >= least && value <= most)) {
            throw bad(key, "expected %s to %s, was %s".formatted(least, most, value));
        }
        return value;
    }

    public int getInt(String key) {
        JsonNode value = required(key, "a whole number");
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw bad(key, "expected a whole number, was " + value);
        }
        return value.intValue();
    }

    public int getInt(String key, int fallback) {
        return has(key) ? getInt(key) : fallback;
    }

    public boolean getBoolean(String key) {
        JsonNode value = required(key, "true or false");
        if (!value.isBoolean()) {
            throw bad(key, "expected true or false, was " + value);
        }
        return value.booleanValue();
    }

    public boolean getBoolean(String key, boolean fallback) {
        return has(key) ? getBoolean(key) : fallback;
    }

    /// A time of day, `18:30:00` or `"18:30"`.
    public LocalTime getTime(String key) {
        String written = getString(key);
        try {
            return LocalTime.parse(written);
        } catch (DateTimeException _) {
            throw bad(key, "expected a time of day such as 18:30:00, was '" + written + "'");
        }
    }

    /// One of a closed set of words, written in lower case: `left_to_right` for LEFT_TO_RIGHT.
    public <E extends Enum<E>> E getChoice(String key, Class<E> type) {
        return choice(key, getString(key), type);
    }

    public <E extends Enum<E>> List<E> listChoices(String key, Class<E> type) {
        return listStrings(key).stream().map(word -> choice(key, word, type)).toList();
    }

    public List<String> listStrings(String key) {
        return list(key, "a list of texts", item -> text(key, item));
    }

    public List<Double> listNumbers(String key) {
        return list(key, "a list of numbers", item -> number(key, item));
    }

    /// Places such as `[[120.0, -40.0], [130, -35]]`, each with exactly this many numbers.
    public List<List<Double>> listPoints(String key, int numbersEach) {
        return list(key, "a list of points", item -> point(key, item, numbersEach));
    }

    public TomlTable getTable(String key) {
        return table(key, required(key, "a table"), child(key));
    }

    public Optional<TomlTable> findTable(String key) {
        return has(key) ? Optional.of(getTable(key)) : Optional.empty();
    }

    /// An array of tables, `[[key]]`; empty when there is none.
    public List<TomlTable> listTables(String key) {
        List<TomlTable> tables = new ArrayList<>();
        list(key, "tables, written [[%s]]".formatted(key), item -> item)
                .forEach(
                        item ->
                                tables.add(
                                        table(key, item, child(key) + "[" + tables.size() + "]")));
        return List.copyOf(tables);
    }

    /// A table whose keys are free, such as a name in several languages; in the file's order.
    public Map<String, String> getTexts(String key) {
        TomlTable table = getTable(key);
        Map<String, String> texts = new LinkedHashMap<>();
        table.node.propertyNames().forEach(name -> texts.put(name, table.getString(name)));
        return texts;
    }

    /// A value of any type for a reader that knows it in JSON; a missing node when there is none.
    public JsonNode getJson(String key) {
        return has(key) ? node.get(key) : MissingNode.getInstance();
    }

    /// What to throw when a value is of the right type but makes no sense.
    public TomlException bad(String key, String problem) {
        return new TomlException("%s: %s: %s".formatted(file, child(key), problem));
    }

    /// Throws when a key was written that nobody asked for.
    public void finish() {
        for (String key : node.propertyNames()) {
            if (!asked.contains(key)) {
                String known = String.join(", ", asked);
                throw bad(
                        key,
                        NearestKey.find(key, asked)
                                .map(nearest -> "unknown key, did you mean '" + nearest + "'?")
                                .orElse("unknown key, known here: " + known));
            }
        }
        handedOut.values().forEach(tables -> tables.forEach(TomlTable::finish));
    }

    private JsonNode required(String key, String expected) {
        asked.add(key);
        JsonNode value = node.get(key);
        if (value != null) {
            return value;
        }
        List<String> unread =
                node.propertyNames().stream().filter(name -> !asked.contains(name)).toList();
        String hint =
                NearestKey.find(key, unread)
                        .map(written -> "; '%s' is there, did you mean that?".formatted(written))
                        .orElse("");
        throw bad(key, "missing, expected " + expected + hint);
    }

    private <T> List<T> list(String key, String expected, Function<JsonNode, T> read) {
        if (!has(key)) {
            return List.of();
        }
        JsonNode array = required(key, expected);
        if (!array.isArray()) {
            throw bad(key, "expected " + expected + ", was " + array);
        }
        List<T> values = new ArrayList<>();
        array.forEach(item -> values.add(read.apply(item)));
        return List.copyOf(values);
    }

    private TomlTable table(String key, JsonNode value, String childPath) {
        if (!value.isObject()) {
            throw bad(key, "expected a table, was " + value);
        }
        List<TomlTable> known = handedOut.computeIfAbsent(key, _ -> new ArrayList<>());
        for (TomlTable table : known) {
            if (table.path.equals(childPath)) {
                return table;
            }
        }
        TomlTable table = new TomlTable(file, childPath, value);
        known.add(table);
        return table;
    }

    private List<Double> point(String key, JsonNode item, int numbersEach) {
        if (!item.isArray() || item.size() != numbersEach) {
            throw bad(
                    key, "expected points of %d numbers each, was %s".formatted(numbersEach, item));
        }
        List<Double> numbers = new ArrayList<>();
        item.forEach(number -> numbers.add(number(key, number)));
        return List.copyOf(numbers);
    }

    private <E extends Enum<E>> E choice(String key, String word, Class<E> type) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(word)) {
                return constant;
            }
            words.add(name);
        }
        throw bad(key, "expected one of %s, was '%s'".formatted(String.join(", ", words), word));
    }

    private String text(String key, JsonNode value) {
        if (!value.isString()) {
            throw bad(key, "expected a text, was " + value);
        }
        return value.stringValue();
    }

    private double number(String key, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw bad(key, "expected a number, was " + value);
        }
        return value.doubleValue();
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
