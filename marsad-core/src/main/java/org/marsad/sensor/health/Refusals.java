package org.marsad.sensor.health;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.marsad.sensor.SensorId;

/// Counts what was left out, by sensor and reason. Sensors beyond the first thousand are not told apart. Not
/// thread-safe.
public final class Refusals {

    /// Stands for all sensors beyond the most.
    public static final SensorId OTHERS = new SensorId("others");

    private static final int MOST_SENSORS = 1000;

    private final Map<SensorId, Map<Refusal, Long>> counts =
            new TreeMap<>(Comparator.comparing(SensorId::value));

    public void count(Refusal why, SensorId sensor, long many) {
        boolean hasRoom = counts.containsKey(sensor) || counts.size() < MOST_SENSORS;
        counts.computeIfAbsent(hasRoom ? sensor : OTHERS, _ -> new EnumMap<>(Refusal.class))
                .merge(why, many, Long::sum);
    }

    /// By reason, without those that never were.
    public Map<Refusal, Long> of(SensorId sensor) {
        return Collections.unmodifiableMap(new TreeMap<>(counts.getOrDefault(sensor, Map.of())));
    }

    /// Of all sensors together.
    public Map<Refusal, Long> all() {
        Map<Refusal, Long> all = new TreeMap<>();
        counts.values()
                .forEach(each -> each.forEach((why, many) -> all.merge(why, many, Long::sum)));
        return all;
    }
}
