package org.marsad.bench.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.marsad.alert.Alert;

/// Alerts against what happened. An event is answered by the first alert of its zone and rule that was
/// raised near it in place and time, or that counted it in.
///
/// @param events that rules ask for, those that belong to one alert as one
/// @param missed events that nothing answered
/// @param doubled alerts about an event that another one had answered
/// @param falseAlerts that nothing real explains
/// @param slowestSeconds from an event to its alert
record AlertScore(
        int events,
        int missed,
        int doubled,
        int falseAlerts,
        double slowestSeconds,
        List<String> lines) {

    private static final double NEAR_METRES = 150;
    private static final double EARLIEST_SECONDS = -8;
    private static final double LATEST_SECONDS = 20;
    private static final double JOINED_SECONDS = 600;

    AlertScore {
        lines = List.copyOf(lines);
    }

    static AlertScore of(List<TrueEvent> events, List<ScenarioRun.Raised> raised) {
        return new Match(events, raised).score();
    }

    private static final class Match {

        private final List<TrueEvent> events;
        private final List<ScenarioRun.Raised> raised;
        private final Map<TrueEvent, ScenarioRun.Raised> answers = new HashMap<>();
        private final List<String> lines = new ArrayList<>();

        Match(List<TrueEvent> events, List<ScenarioRun.Raised> raised) {
            this.events = events;
            this.raised = raised;
        }

        AlertScore score() {
            Set<String> real = new HashSet<>();
            Set<String> known = new HashSet<>();
            int doubled = 0;
            for (ScenarioRun.Raised one : raised) {
                List<TrueEvent> fitting = events.stream().filter(e -> fits(e, one)).toList();
                boolean isNews =
                        fitting.stream().anyMatch(e -> answers.putIfAbsent(e, one) == null);
                boolean isFirst = known.add(one.alert().id());
                if (!fitting.isEmpty()) {
                    real.add(one.alert().id());
                    doubled += isFirst && !isNews ? 1 : 0;
                }
                lines.add(line(one, fitting, isNews));
            }
            int missed = 0;
            int groups = 0;
            for (TrueEvent event : events) {
                boolean joined = isJoined(event);
                groups += joined ? 0 : 1;
                if (!answers.containsKey(event) && !joined) {
                    missed++;
                    lines.add("missed: %s".formatted(line(event)));
                }
            }
            known.removeAll(real);
            OptionalDouble slowest =
                    answers.entrySet().stream()
                            .filter(entry -> !isJoined(entry.getKey()))
                            .mapToDouble(
                                    entry ->
                                            entry.getValue().atSeconds()
                                                    - entry.getKey().atSeconds())
                            .max();
            return new AlertScore(groups, missed, doubled, known.size(), slowest.orElse(0), lines);
        }

        /// Whether an earlier event of the same rule nearby has raised the alert that this one belongs to.
        private boolean isJoined(TrueEvent event) {
            return events.stream()
                    .anyMatch(
                            other ->
                                    isSameRule(other, event)
                                            && isBefore(other, event)
                                            && event.atSeconds() - other.atSeconds()
                                                    < JOINED_SECONDS
                                            && other.place().horizontalDistanceMetres(event.place())
                                                    < NEAR_METRES);
        }

        private boolean isBefore(TrueEvent a, TrueEvent b) {
            return a.atSeconds() < b.atSeconds()
                    || (a.atSeconds() == b.atSeconds() && events.indexOf(a) < events.indexOf(b));
        }

        private static boolean isSameRule(TrueEvent a, TrueEvent b) {
            return a.zone().id().equals(b.zone().id()) && a.rule() == b.rule();
        }

        private static boolean fits(TrueEvent event, ScenarioRun.Raised raised) {
            Alert alert = raised.alert();
            double late = raised.atSeconds() - event.atSeconds();
            return alert.zone().id().equals(event.zone().id())
                    && event.zone().rules().get(event.rule()).equals(alert.rule())
                    && late >= EARLIEST_SECONDS
                    && late <= LATEST_SECONDS
                    && (alert.count() > 1
                            || alert.track()
                                            .kinematics()
                                            .position()
                                            .horizontalDistanceMetres(event.place())
                                    < NEAR_METRES);
        }

        private static String line(TrueEvent event) {
            return "%.1f s %s rule %d by %s"
                    .formatted(event.atSeconds(), event.zone().id(), event.rule(), event.actor());
        }

        private static String line(
                ScenarioRun.Raised one, List<TrueEvent> fitting, boolean isNews) {
            return "%.1f s alert %s ×%d, track %d %s: %s"
                    .formatted(
                            one.atSeconds(),
                            one.alert().id(),
                            one.alert().count(),
                            one.alert().track().number(),
                            one.alert().track().classification().objectClass(),
                            fitting.isEmpty()
                                    ? "false"
                                    : (isNews ? "" : "again ") + line(fitting.getFirst()));
        }
    }
}
