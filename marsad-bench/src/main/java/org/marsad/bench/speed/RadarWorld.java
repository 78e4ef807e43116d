package org.marsad.bench.speed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.marsad.detect.Classification;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;
import org.marsad.locate.ReportOrigin;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.SensorId;

/// Targets on a square of 20 km under two ground radars that look every 2.5 s: two in five walk, the others
/// drive and turn now and then. Ranges are measured to 10 m, azimuths to half a degree; nine reports in ten
/// come, and thirty false ones a look.
final class RadarWorld {

    private static final double SIDE_METRES = 20_000;
    private static final double REACH_METRES = 12_500;
    private static final double PERIOD_SECONDS = 2.5;
    private static final double RANGE_SIGMA_METRES = 10;
    private static final double AZIMUTH_SIGMA = Math.toRadians(0.5);
    private static final double DETECTION_PROBABILITY = 0.9;
    private static final int FALSE_REPORTS = 30;
    private static final double TURNS_PER_SECOND = 1 / 60.0;

    private final SplittableRandom random;
    private final double[] east;
    private final double[] north;
    private final double[] speed;
    private final double[] heading;
    private long reports;

    private record Radar(SensorId id, double east, double north, double offsetSeconds) {}

    RadarWorld(int targets, long seed) {
        random = new SplittableRandom(seed);
        east = random.doubles(targets, 0, SIDE_METRES).toArray();
        north = random.doubles(targets, 0, SIDE_METRES).toArray();
        heading = random.doubles(targets, 0, 2 * Math.PI).toArray();
        speed = new double[targets];
        for (int i = 0; i < targets; i++) {
            speed[i] =
                    random.nextDouble() < 0.4 ? random.nextDouble(1, 2) : random.nextDouble(8, 25);
        }
    }

    /// In the order of their times.
    List<Scan> play(double seconds) {
        List<Radar> radars =
                List.of(
                        new Radar(new SensorId("R1"), 6000, 8000, 0),
                        new Radar(new SensorId("R2"), 14_000, 12_000, 1.1));
        List<Scan> scans = new ArrayList<>();
        double now = 0;
        for (int look = 0; look * PERIOD_SECONDS < seconds; look++) {
            for (Radar radar : radars) {
                double time = look * PERIOD_SECONDS + radar.offsetSeconds;
                move(time - now);
                now = time;
                scans.add(look(radar, time));
            }
        }
        return scans;
    }

    private void move(double seconds) {
        for (int i = 0; i < east.length; i++) {
            if (random.nextDouble() < TURNS_PER_SECOND * seconds) {
                heading[i] += random.nextDouble(-2, 2);
            }
            east[i] += speed[i] * Math.sin(heading[i]) * seconds;
            north[i] += speed[i] * Math.cos(heading[i]) * seconds;
            if (Math.clamp(east[i], 0, SIDE_METRES) != east[i]
                    || Math.clamp(north[i], 0, SIDE_METRES) != north[i]) {
                heading[i] = Math.atan2(SIDE_METRES / 2 - east[i], SIDE_METRES / 2 - north[i]);
            }
        }
    }

    private Scan look(Radar radar, double seconds) {
        Instant time = Instant.EPOCH.plus(Duration.ofMillis(Math.round(seconds * 1000)));
        List<TargetReport> seen = new ArrayList<>();
        for (int i = 0; i < east.length; i++) {
            if (random.nextDouble() < DETECTION_PROBABILITY) {
                measure(radar, time, east[i], north[i], seen);
            }
        }
        for (int i = 0; i < FALSE_REPORTS; i++) {
            measure(
                    radar,
                    time,
                    random.nextDouble(SIDE_METRES),
                    random.nextDouble(SIDE_METRES),
                    seen);
        }
        return new Scan(radar.id, time, time, seen);
    }

    private void measure(
            Radar radar, Instant time, double atEast, double atNorth, List<TargetReport> seen) {
        double range = Math.hypot(atEast - radar.east, atNorth - radar.north);
        if (range > REACH_METRES || range < 1) {
            return;
        }
        double azimuth = Math.atan2(atEast - radar.east, atNorth - radar.north);
        double sin = Math.sin(azimuth);
        double cos = Math.cos(azimuth);
        double offAlong = RANGE_SIGMA_METRES * random.nextGaussian();
        double offAcross = range * AZIMUTH_SIGMA * random.nextGaussian();
        seen.add(
                new Plot(
                        radar.id,
                        time,
                        new EastNorthUp(
                                atEast + offAlong * sin + offAcross * cos,
                                atNorth + offAlong * cos - offAcross * sin,
                                0),
                        GroundCovariance.ofAxes(azimuth, RANGE_SIGMA_METRES, range * AZIMUTH_SIGMA),
                        Classification.UNKNOWN,
                        new ReportOrigin.Measured(reports++)));
    }
}
