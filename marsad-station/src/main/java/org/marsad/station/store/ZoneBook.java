package org.marsad.station.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.marsad.formats.geojson.NamedZone;
import org.marsad.formats.geojson.ZonesGeoJson;

/// The zones in force. A change is written first, then it works.
public final class ZoneBook {

    private static final int MOST_ZONES = 1_000;

    private final Store store;
    private final ZonesGeoJson geoJson;
    private final Consumer<List<NamedZone>> onChange;
    private final Map<String, NamedZone> zones = new TreeMap<>();

    /// Takes the stored zones, and those of the site's file whose ids the store has never seen: what
    /// people drew, moved or deleted on the page wins over the file.
    ///
    /// @param onChange called with all zones after every change; must not block
    public ZoneBook(
            Store store,
            ZonesGeoJson geoJson,
            List<NamedZone> ofFile,
            Consumer<List<NamedZone>> onChange) {
        this.store = store;
        this.geoJson = geoJson;
        this.onChange = onChange;
        Store.StoredZones stored = store.zones();
        stored.features()
                .forEach(
                        (id, feature) ->
                                zones.put(id, geoJson.readFeature(feature, "stored zone " + id)));
        for (NamedZone zone : ofFile) {
            if (!stored.everSeen().contains(zone.id())) {
                zones.put(zone.id(), zone);
                var _ = store.putZone(zone.id(), geoJson.writeFeature(zone));
            }
        }
    }

    public synchronized List<NamedZone> list() {
        return List.copyOf(zones.values());
    }

    public synchronized Optional<NamedZone> find(String id) {
        return Optional.ofNullable(zones.get(id));
    }

    /// Waits for the commit.
    public synchronized void put(NamedZone zone) {
        if (zones.size() >= MOST_ZONES && !zones.containsKey(zone.id())) {
            throw new StoreUnavailable(
                    "there are %d zones already; delete one first".formatted(MOST_ZONES), null);
        }
        Writer.await(store.putZone(zone.id(), geoJson.writeFeature(zone)));
        zones.put(zone.id(), zone);
        onChange.accept(list());
    }

    /// Waits for the commit. False when there is no such zone.
    public synchronized boolean delete(String id) {
        if (!zones.containsKey(id)) {
            return false;
        }
        Writer.await(store.deleteZone(id));
        zones.remove(id);
        onChange.accept(list());
        return true;
    }
}
