package org.marsad.track.sensing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.marsad.sensor.SensorId;
import org.marsad.track.motion.Seconds;

/// How often each sensor looks, learnt from its scans.
public final class SensorRhythms {

    private static final double UNKNOWN_SECONDS = 1;
    private static final double LONGEST_SECONDS = 30;
    private static final double LEARNING_SHARE = 0.2;

    private final int limit;
    private final Map<SensorId, Rhythm> rhythms = new HashMap<>();

    private record Rhythm(Instant last, double seconds) {}

    public SensorRhythms(int limit) {
        this.limit = limit;
    }

    /// Takes in a look, and gives the seconds since the sensor's last one; a second for its first.
    public double looked(SensorId sensor, Instant time) {
        Rhythm before = rhythms.get(sensor);
        if (before == null) {
            if (rhythms.size() < limit) {
                rhythms.put(sensor, new Rhythm(time, 0));
            }
            return UNKNOWN_SECONDS;
        }
        double gap = Seconds.between(before.last, time);
        if (gap > 0) {
            double bounded = Math.min(gap, LONGEST_SECONDS);
            double learnt =
                    before.seconds == 0
                            ? bounded
                            : before.seconds + LEARNING_SHARE * (bounded - before.seconds);
            rhythms.put(sensor, new Rhythm(time, learnt));
        }
        return Math.max(gap, 0);
    }

    /// Whether a sensor has looked twice.
    public boolean isKnown(SensorId sensor) {
        Rhythm rhythm = rhythms.get(sensor);
        return rhythm != null && rhythm.seconds > 0;
    }

    public double secondsBetweenScans(SensorId sensor) {
        Rhythm rhythm = rhythms.get(sensor);
        return rhythm == null || rhythm.seconds == 0 ? UNKNOWN_SECONDS : rhythm.seconds;
    }
}
