package org.marsad.station.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The alerts that the page shows: all open ones, of earlier runs too, and the latest resolved ones.
/// A new alert is shown at once, even when the store can't write it; it is then offered to the store
/// again at every act on it.
public final class AlertBook {

    private static final int MOST_OPEN = 500;
    private static final int MOST_RESOLVED = 100;

    private static final class Unwritten {
        final AlertCase alert;
        final String evidenceJson;
        final byte @Nullable [] jpeg;

        Unwritten(AlertCase alert, String evidenceJson, byte @Nullable [] jpeg) {
            this.alert = alert;
            this.evidenceJson = evidenceJson;
            this.jpeg = jpeg;
        }
    }

    private final Store store;
    private final Runnable onChange;
    private final Map<String, AlertCase> shown = new LinkedHashMap<>();
    private final Map<String, Unwritten> unwritten = new LinkedHashMap<>();

    /// @param onChange called after every change, on any thread; must not block
    public AlertBook(Store store, Runnable onChange) {
        this.store = store;
        this.onChange = onChange;
        store.listOpenAlerts(MOST_OPEN).reversed().forEach(alert -> shown.put(alert.id(), alert));
    }

    /// Oldest first.
    public synchronized List<AlertCase> shown() {
        return List.copyOf(shown.values());
    }

    public synchronized Optional<AlertCase> find(String id) {
        return Optional.ofNullable(shown.get(id));
    }

    /// Shows the alert now and has it written.
    ///
    /// @param jpeg the frame behind it, null when no camera saw it
    public void raise(AlertCase alert, String evidenceJson, byte @Nullable [] jpeg) {
        synchronized (this) {
            shown.put(alert.id(), alert);
            trim();
            unwritten.put(alert.id(), new Unwritten(alert, evidenceJson, jpeg));
            while (unwritten.size() > MOST_OPEN) {
                unwritten.remove(unwritten.keySet().iterator().next());
            }
        }
        write(alert.id());
        onChange.run();
    }

    /// More crossings have joined this alert. One that was resolved is raised again.
    public void join(String id, int crossings) {
        boolean resolved = find(id).filter(alert -> !alert.isOpen()).isPresent();
        change(id, alert -> alert.withCrossings(crossings));
        var _ = store.updateCrossings(id, crossings);
        if (resolved) {
            act(id, Act.REOPEN, "");
        }
    }

    /// Waits for the commit. Throws {@link StoreUnavailable} when there was none.
    public ActResult act(String id, Act act, String by) {
        write(id);
        ActResult result = Writer.await(store.act(id, act, by));
        if (result instanceof ActResult.Done(AlertCase after)) {
            change(id, alert -> alert.withStanding(after.standing()));
        }
        return result;
    }

    private void write(String id) {
        Unwritten waiting;
        synchronized (this) {
            waiting = unwritten.get(id);
        }
        if (waiting != null) {
            var _ =
                    store.insert(waiting.alert, waiting.evidenceJson, waiting.jpeg)
                            .thenAccept(this::forget);
        }
    }

    private synchronized void forget(AlertCase written) {
        unwritten.remove(written.id());
    }

    private void change(String id, UnaryOperator<AlertCase> change) {
        synchronized (this) {
            shown.computeIfPresent(id, (_, alert) -> change.apply(alert));
            trim();
        }
        onChange.run();
    }

    /// The resolved ones that were dealt with longest ago go first, then the oldest open ones.
    private void trim() {
        drop(shown.values().stream().filter(alert -> !alert.isOpen()).toList(), MOST_RESOLVED);
        drop(shown.values().stream().filter(AlertCase::isOpen).toList(), MOST_OPEN);
    }

    private void drop(List<AlertCase> alerts, int most) {
        if (alerts.size() > most) {
            List<AlertCase> oldest = new ArrayList<>(alerts);
            oldest.sort(Comparator.comparing(alert -> alert.standing().time()));
            oldest.subList(0, alerts.size() - most).forEach(alert -> shown.remove(alert.id()));
        }
    }
}
