package org.marsad.station.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.marsad.alert.Severity;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.Geodetic;

/// Alerts for tests.
final class Alerts {

    static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

    private Alerts() {}

    static AlertCase alert(String id, Instant time) {
        return AlertCase.raised(
                id,
                new AlertCase.Cause(
                        Severity.URGENT,
                        "stays",
                        60,
                        "gate",
                        Map.of("", "East gate", "ar", "البوابة الشرقية")),
                new AlertCase.Sighting(
                        ObjectClass.PERSON,
                        12,
                        time,
                        Geodetic.ofDegrees(33.1, 44.2, 0),
                        List.of("t1-cam", "t2-cam")),
                1);
    }
}
