package org.marsad.track.history;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.marsad.sensor.SensorId;
import org.marsad.track.motion.Seconds;

/// When each sensor reported a track last: one time a sensor of the site. Changed in place by the track that owns it.
public final class LastReports {

    private final Map<SensorId, Instant> times = new LinkedHashMap<>();

    public LastReports() {}

    public LastReports(LastReports other) {
        times.putAll(other.times);
    }

    public void seen(SensorId sensor, Instant time) {
        times.put(sensor, time);
    }

    public boolean isSeenBy(SensorId sensor) {
        return times.containsKey(sensor);
    }

    /// Those that have reported it, in the order of their first reports.
    public Set<SensorId> sensors() {
        return times.keySet();
    }

    /// Whether nobody else has reported it.
    public boolean isOnlyBy(SensorId sensor) {
        return times.size() == 1 && times.containsKey(sensor);
    }

    /// Since this sensor reported it last; a whole second when it never did.
    public double secondsSince(SensorId sensor, Instant now) {
        Instant last = times.get(sensor);
        return last == null ? 1 : Seconds.between(last, now);
    }

    /// Takes over the reports of a track that is the same thing.
    public void join(LastReports other) {
        other.times.forEach(
                (sensor, time) -> times.merge(sensor, time, (a, b) -> a.isAfter(b) ? a : b));
    }

    /// Whether one sensor reported both at the same instant.
    public boolean haveInCommon(LastReports other) {
        for (Map.Entry<SensorId, Instant> entry : times.entrySet()) {
            if (entry.getValue().equals(other.times.get(entry.getKey()))) {
                return true;
            }
        }
        return false;
    }
}
