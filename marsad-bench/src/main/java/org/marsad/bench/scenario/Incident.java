package org.marsad.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import org.marsad.alert.Alert;
import org.marsad.detect.ObjectClass;

/// True events that belong in one alert: the same rule, near one another in time and place. A flock is
/// one incident; the shepherd among it is one of his own.
final class Incident {

    private static final double NEAR_METRES = 150;
    private static final double EARLIEST_SECONDS = -8;
    private static final double LATEST_SECONDS = 20;
    private static final double JOINED_SECONDS = 600;

    private final List<TrueEvent> events = new ArrayList<>();

    private Incident() {}

    /// @param events in order of time
    static List<Incident> of(List<TrueEvent> events) {
        List<Incident> incidents = new ArrayList<>();
        for (TrueEvent event : events) {
            incidents.stream()
                    .filter(incident -> incident.takes(event))
                    .findFirst()
                    .orElseGet(
                            () -> {
                                Incident begun = new Incident();
                                incidents.add(begun);
                                return begun;
                            })
                    .events
                    .add(event);
        }
        return incidents;
    }

    TrueEvent first() {
        return events.getFirst();
    }

    private boolean takes(TrueEvent event) {
        return first().zone().id().equals(event.zone().id())
                && first().rule() == event.rule()
                && isAnimal(first()) == isAnimal(event)
                && events.stream().anyMatch(other -> isNear(other, event));
    }

    private static boolean isAnimal(TrueEvent event) {
        return event.objectClass() == ObjectClass.ANIMAL;
    }

    private static boolean isNear(TrueEvent a, TrueEvent b) {
        return b.atSeconds() - a.atSeconds() < JOINED_SECONDS
                && a.place().horizontalDistanceMetres(b.place()) < NEAR_METRES;
    }

    /// Whether this alert is about one of the events. An alert about an animal tells nobody of a person.
    boolean isToldBy(ScenarioRun.Raised raised) {
        Alert alert = raised.alert();
        boolean isHidden =
                alert.track().classification().objectClass() == ObjectClass.ANIMAL
                        && !isAnimal(first());
        return !isHidden
                && alert.zone().id().equals(first().zone().id())
                && first().zone().rules().get(first().rule()).equals(alert.rule())
                && events.stream().anyMatch(event -> isToldBy(event, raised));
    }

    private static boolean isToldBy(TrueEvent event, ScenarioRun.Raised raised) {
        double late = raised.atSeconds() - event.atSeconds();
        return late >= EARLIEST_SECONDS
                && late <= LATEST_SECONDS
                && (raised.alert().count() > 1
                        || raised.alert()
                                        .track()
                                        .kinematics()
                                        .position()
                                        .horizontalDistanceMetres(event.place())
                                < NEAR_METRES);
    }

    @Override
    public String toString() {
        TrueEvent first = first();
        return "%.1f s %s rule %d by %s%s"
                .formatted(
                        first.atSeconds(),
                        first.zone().id(),
                        first.rule(),
                        first.actor(),
                        events.size() > 1 ? " and " + (events.size() - 1) + " more" : "");
    }
}
