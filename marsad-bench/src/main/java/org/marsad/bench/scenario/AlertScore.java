package org.marsad.bench.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Alerts against what happened. An incident is answered by the first alert of its zone and rule that
/// was raised near it in place and time, or that counted it in.
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

    AlertScore {
        lines = List.copyOf(lines);
    }

    /// @param events in order of time
    /// @param raised in order of time
    static AlertScore of(List<TrueEvent> events, List<ScenarioRun.Raised> raised) {
        List<Incident> incidents = Incident.of(events);
        Map<Incident, Double> late = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        Set<String> real = new HashSet<>();
        Set<String> news = new HashSet<>();
        List<String> lines = new ArrayList<>();
        for (ScenarioRun.Raised one : raised) {
            List<Incident> told = incidents.stream().filter(i -> i.isToldBy(one)).toList();
            Optional<Incident> unheard =
                    told.stream().filter(i -> !late.containsKey(i)).findFirst();
            unheard.ifPresent(i -> late.put(i, one.atSeconds() - i.first().atSeconds()));
            known.add(one.alert().id());
            if (!told.isEmpty()) {
                real.add(one.alert().id());
            }
            if (unheard.isPresent()) {
                news.add(one.alert().id());
            }
            String about =
                    unheard.map(Incident::toString)
                            .orElseGet(
                                    () ->
                                            real.contains(one.alert().id())
                                                    ? "the same again"
                                                    : "false");
            lines.add(line(one, about));
        }
        List<Incident> missed = incidents.stream().filter(i -> !late.containsKey(i)).toList();
        missed.forEach(incident -> lines.add("missed: " + incident));
        return new AlertScore(
                incidents.size(),
                missed.size(),
                real.size() - news.size(),
                known.size() - real.size(),
                late.values().stream().mapToDouble(s -> s).max().orElse(0),
                lines);
    }

    private static String line(ScenarioRun.Raised one, String about) {
        return "%.1f s alert %s ×%d, track %d %s: %s"
                .formatted(
                        one.atSeconds(),
                        one.alert().id(),
                        one.alert().count(),
                        one.alert().track().number(),
                        one.alert().track().classification().objectClass(),
                        about);
    }
}
