package org.marsad.formats.geojson;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.marsad.alert.Rule;
import org.marsad.alert.Schedule;
import org.marsad.alert.Severity;
import org.marsad.alert.Zone;
import org.marsad.detect.ObjectClass;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// A zone's rules in JSON, the same in a zones file and in the page's messages: `{"event": "stays",
/// "seconds": 60, "classes": ["person"], "severity": "urgent", "days": ["mon"], "from": "18:00",
/// "until": "06:00"}`. Without days, from and until a rule always counts.
public final class RuleJson {

    private static final int MOST_RULES = 20;
    private static final int LONGEST_STAY_SECONDS = 86_400;
    private static final Set<String> KEYS =
            Set.of("event", "direction", "seconds", "classes", "severity", "days", "from", "until");

    private RuleJson() {}

    /// No rules at all when they are absent. `who` names the zone in the message of a refusal.
    public static List<Rule> readAll(JsonNode rules, Zone.Kind kind, ZoneId timeZone, String who) {
        if (rules.isMissingNode()) {
            return List.of();
        }
        if (!rules.isArray() || rules.size() > MOST_RULES) {
            throw refused(who, "\"rules\" is a list of at most %d rules", MOST_RULES);
        }
        List<Rule> read = new ArrayList<>();
        for (JsonNode rule : rules) {
            read.add(read(rule, kind, timeZone, who + ", rule " + (read.size() + 1)));
        }
        return read;
    }

    public static void write(Rule rule, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("event", eventWord(rule.event()));
        switch (rule.event()) {
            case Rule.Crosses(Rule.Direction direction) ->
                    json.writeStringProperty("direction", word(direction));
            case Rule.StaysLongerThan(Duration limit) ->
                    json.writeNumberProperty("seconds", limit.toSeconds());
            case Rule.Enters _, Rule.Leaves _ -> {}
        }
        json.writeArrayPropertyStart("classes");
        rule.classes().stream().sorted().forEach(c -> json.writeString(word(c)));
        json.writeEndArray();
        json.writeStringProperty("severity", word(rule.severity()));
        writeSchedule(rule.schedule(), json);
        json.writeEndObject();
    }

    /// `enters`, `leaves`, `crosses` or `stays`.
    public static String eventWord(Rule.Event event) {
        return switch (event) {
            case Rule.Enters _ -> "enters";
            case Rule.Leaves _ -> "leaves";
            case Rule.Crosses _ -> "crosses";
            case Rule.StaysLongerThan _ -> "stays";
        };
    }

    private static Rule read(JsonNode rule, Zone.Kind kind, ZoneId timeZone, String who) {
        if (!rule.isObject()) {
            throw refused(who, "a rule is an object like {\"event\": \"enters\"}, got %s", rule);
        }
        for (String key : rule.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw refused(
                        who,
                        "has no key \"%s\"; it knows %s",
                        key,
                        KEYS.stream().sorted().toList());
            }
        }
        EnumSet<ObjectClass> classes = EnumSet.noneOf(ObjectClass.class);
        for (JsonNode each : rule.path("classes")) {
            classes.add(constant(ObjectClass.class, each, "classes", who));
        }
        Severity severity =
                rule.has("severity")
                        ? constant(Severity.class, rule.get("severity"), "severity", who)
                        : Severity.CHECK;
        return new Rule(event(rule, kind, who), classes, schedule(rule, timeZone, who), severity);
    }

    private static Rule.Event event(JsonNode rule, Zone.Kind kind, String who) {
        String word = rule.path("event").asString("");
        boolean known = List.of("enters", "leaves", "stays", "crosses").contains(word);
        if (!known || word.equals("crosses") != (kind == Zone.Kind.TRIPWIRE)) {
            throw refused(
                    who,
                    "\"event\" must be %s, was \"%s\"",
                    kind == Zone.Kind.TRIPWIRE
                            ? "\"crosses\" for a tripwire"
                            : "\"enters\", \"leaves\" or \"stays\" for an area",
                    word);
        }
        return switch (word) {
            case "enters" -> new Rule.Enters();
            case "leaves" -> new Rule.Leaves();
            case "stays" -> new Rule.StaysLongerThan(stay(rule, who));
            default ->
                    new Rule.Crosses(
                            rule.has("direction")
                                    ? constant(
                                            Rule.Direction.class,
                                            rule.get("direction"),
                                            "direction",
                                            who)
                                    : Rule.Direction.BOTH);
        };
    }

    private static Duration stay(JsonNode rule, String who) {
        JsonNode seconds = rule.path("seconds");
        if (!seconds.isNumber()
                || !(seconds.doubleValue() >= 1 && seconds.doubleValue() <= LONGEST_STAY_SECONDS)) {
            throw refused(
                    who,
                    "\"seconds\" of a stay must be 1 to %d, was %s",
                    LONGEST_STAY_SECONDS,
                    seconds.isMissingNode() ? "absent" : seconds);
        }
        return Duration.ofMillis(Math.round(seconds.doubleValue() * 1000));
    }

    private static Schedule schedule(JsonNode rule, ZoneId timeZone, String who) {
        if (!rule.has("days") && !rule.has("from") && !rule.has("until")) {
            return Schedule.always(timeZone);
        }
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (JsonNode day : rule.path("days")) {
            days.add(day(day.asString(""), who));
        }
        if (days.isEmpty()) {
            if (rule.has("days")) {
                throw refused(who, "\"days\" must name at least one day, like [\"mon\"]");
            }
            days = EnumSet.allOf(DayOfWeek.class);
        }
        return new Schedule(
                days, time(rule.path("from"), who), time(rule.path("until"), who), timeZone);
    }

    private static DayOfWeek day(String word, String who) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (dayWord(day).equals(word)) {
                return day;
            }
        }
        throw refused(who, "a day is mon, tue, wed, thu, fri, sat or sun, was \"%s\"", word);
    }

    private static LocalTime time(JsonNode time, String who) {
        if (time.isMissingNode()) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.parse(time.asString(""));
        } catch (DateTimeException _) {
            throw refused(who, "a time is like \"18:00\", was %s", time);
        }
    }

    private static void writeSchedule(Schedule schedule, JsonGenerator json) {
        if (schedule.equals(Schedule.always(schedule.timeZone()))) {
            return;
        }
        json.writeArrayPropertyStart("days");
        schedule.days().stream().sorted().forEach(day -> json.writeString(dayWord(day)));
        json.writeEndArray();
        json.writeStringProperty("from", schedule.from().toString());
        json.writeStringProperty("until", schedule.until().toString());
    }

    private static String dayWord(DayOfWeek day) {
        return word(day).substring(0, 3);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(
            Class<E> type, JsonNode node, String key, String who) {
        String word = node.asString("");
        List<String> known = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            if (word(each).equals(word)) {
                return each;
            }
            known.add(word(each));
        }
        throw refused(who, "\"%s\" must be one of %s, was %s", key, known, node);
    }

    @FormatMethod
    private static ZoneRefused refused(String who, @FormatString String format, Object... values) {
        return new ZoneRefused("zone.rule", who + ": " + format.formatted(values));
    }
}
