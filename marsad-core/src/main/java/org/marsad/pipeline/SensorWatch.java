package org.marsad.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.picture.SensorStatus;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.Refusals;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.track.motion.Seconds;
import org.marsad.track.registration.Correction;
import org.marsad.track.registration.SensorOffset;

/// How each sensor does. One that says itself how it is (a camera) is believed; of another, such as a radar, its scans
/// tell: it watches while they come, and is lost when five times its period, at least five seconds, has passed without
/// one. A sensor most of whose scans or reports can't be used lately is unfit, whatever it says. Own forces that fall
/// silent are no lost sensor.
///
/// Not thread-safe; deterministic.
final class SensorWatch {

    private static final double LONGEST_SILENCE_PERIODS = 5;
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(5);

    /// Share of one scan in what is thought of the sensor: the last twenty or so count.
    private static final double LEARNING_SHARE = 0.05;

    private static final double UNFIT_SHARE = 0.5;
    private static final double FIT_SHARE = 0.2;

    private static final class Entry {
        @Nullable SensorHealth said;
        Instant watchingSince;
        @Nullable Instant lastScan;
        @Nullable Instant unfitSince;
        double periodSeconds;
        double refusedShare;

        Entry(Instant watchingSince) {
            this.watchingSince = watchingSince;
        }
    }

    private final int mostSensors;
    private final Refusals refusals;
    private final Map<SensorId, Entry> entries =
            new TreeMap<>(Comparator.comparing(SensorId::value));

    /// @param mostSensors further ones are not watched
    /// @param refusals read only
    SensorWatch(int mostSensors, Refusals refusals) {
        this.mostSensors = mostSensors;
        this.refusals = refusals;
    }

    /// Throws when that sensor would be one too many.
    void report(SensorHealth said) {
        Optional<Entry> entry = meet(said.sensor(), said.since());
        if (entry.isEmpty()) {
            throw new IllegalArgumentException(
                    "at most %d sensors, '%s' is one more".formatted(mostSensors, said.sensor()));
        }
        entry.get().said = said;
    }

    /// Something of a sensor was left out before it came here.
    void leftOut(SensorId sensor, Instant now) {
        Optional<Entry> _ = meet(sensor, now);
    }

    /// From now on the sensor is listed; empty when it is one too many.
    private Optional<Entry> meet(SensorId sensor, Instant now) {
        return entries.containsKey(sensor) || entries.size() < mostSensors
                ? Optional.of(entries.computeIfAbsent(sensor, _ -> new Entry(now)))
                : Optional.empty();
    }

    /// A scan came.
    ///
    /// @param before what had been refused of this sensor until then
    void heard(Scan scan, Map<Refusal, Long> before) {
        boolean isAnnounced =
                scan.reports().stream().map(TargetReport::origin).anyMatch(SensorWatch::isNamed);
        Map<Refusal, Long> now = refusals.of(scan.sensor());
        boolean isRefused = !now.equals(before);
        if (isAnnounced && !isRefused) {
            return;
        }
        Instant arrival = scan.arrivalTime();
        double share = isRefused ? refusedShare(scan, before, now) : 0;
        meet(scan.sensor(), arrival)
                .ifPresent(
                        entry -> {
                            judge(entry, arrival, share);
                            if (!isAnnounced) {
                                time(entry, arrival);
                            }
                        });
    }

    private static boolean isNamed(ReportOrigin origin) {
        return origin instanceof ReportOrigin.Beacon || origin instanceof ReportOrigin.Partner;
    }

    private static double refusedShare(
            Scan scan, Map<Refusal, Long> before, Map<Refusal, Long> now) {
        long reports = 0;
        for (Map.Entry<Refusal, Long> each : now.entrySet()) {
            long many = each.getValue() - before.getOrDefault(each.getKey(), 0L);
            if (many > 0 && each.getKey().isOfScan()) {
                return 1;
            }
            reports += many;
        }
        return Math.min(1, (double) reports / Math.max(1, scan.reports().size()));
    }

    private static void judge(Entry entry, Instant arrival, double refusedShare) {
        entry.refusedShare += LEARNING_SHARE * (refusedShare - entry.refusedShare);
        if (entry.unfitSince == null && entry.refusedShare > UNFIT_SHARE) {
            entry.unfitSince = arrival;
        } else if (entry.refusedShare < FIT_SHARE) {
            entry.unfitSince = null;
        }
    }

    private static void time(Entry entry, Instant arrival) {
        Instant last = entry.lastScan;
        if (last != null && !arrival.isAfter(last)) {
            return;
        }
        if (last == null || isSilent(entry, arrival)) {
            entry.watchingSince = arrival;
        }
        if (last != null) {
            double seconds = Seconds.between(last, arrival);
            entry.periodSeconds +=
                    entry.periodSeconds == 0
                            ? seconds
                            : LEARNING_SHARE
                                    * (Math.min(seconds, 2 * entry.periodSeconds)
                                            - entry.periodSeconds);
        }
        entry.lastScan = arrival;
    }

    private static boolean isSilent(Entry entry, Instant now) {
        double longest =
                Math.max(Seconds.of(LEAST_SILENCE), LONGEST_SILENCE_PERIODS * entry.periodSeconds);
        return entry.lastScan != null && Seconds.between(entry.lastScan, now) > longest;
    }

    /// How all sensors do at a time, by name.
    List<SensorStatus> list(
            Instant now,
            Function<SensorId, Optional<SensorOffset>> offsets,
            Map<SensorId, Correction> corrections) {
        List<SensorStatus> list = new ArrayList<>();
        entries.forEach(
                (sensor, entry) ->
                        list.add(
                                new SensorStatus(
                                        health(sensor, entry, now),
                                        refusals.of(sensor),
                                        offsets.apply(sensor),
                                        corrections.getOrDefault(sensor, Correction.NONE))));
        return list;
    }

    private SensorHealth health(SensorId sensor, Entry entry, Instant now) {
        SensorHealth known = entry.said == null ? fromScans(sensor, entry, now) : entry.said;
        return entry.unfitSince != null && known.state() == SensorHealth.State.WATCHING
                ? new SensorHealth(
                        sensor,
                        SensorHealth.State.UNFIT,
                        entry.unfitSince,
                        "most of what it sends can't be used: " + refusals.of(sensor))
                : known;
    }

    private static SensorHealth fromScans(SensorId sensor, Entry entry, Instant now) {
        return entry.lastScan != null && isSilent(entry, now)
                ? new SensorHealth(
                        sensor, SensorHealth.State.LOST, entry.lastScan, "no scan since then")
                : new SensorHealth(sensor, SensorHealth.State.WATCHING, entry.watchingSince, "");
    }
}
