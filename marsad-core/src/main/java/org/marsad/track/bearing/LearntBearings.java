package org.marsad.track.bearing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.marsad.locate.Strobe;
import org.marsad.sensor.SensorId;

/// How many bearings of nothing known each sensor gives, by direction: a lamp on a pier or the sun in the lens comes back from
/// the same azimuth, look after look. Sectors of 5°, each with the whole circle as its prior (the mean of a gamma
/// distribution); old looks fade. And how much of its error lasts from look to look. A look that has no bearing is not told here: in which directions a
/// sensor could have had one nobody knows.
public final class LearntBearings {

    private static final int SECTORS = 72;
    private static final double SECTOR_RADIANS = 2 * Math.PI / SECTORS;

    /// One bearing of nothing in ten looks all around.
    private static final double FIRST_PER_RADIAN = 0.1 / (2 * Math.PI);

    private static final double PRIOR_LOOKS = 5;
    private static final double MOST_LOOKS = 1000;
    private static final double DETECTION_PROBABILITY = 0.5;

    private static final double LASTING_SECONDS = 10;
    private static final double LEAST_SECONDS = 0.01;

    /// A sensor is believed until it has shown how its error changes.
    private static final double PRIOR_STEPS = 10;

    private static final double MOST_STEPS = 1000;
    private static final double MOST_JITTER = 4;

    private final int limit;
    private final Map<SensorId, Counts> sensors = new LinkedHashMap<>();

    private static final class Counts {
        private double looks;
        private double all;
        private final double[] bySector = new double[SECTORS];
        private double steps = PRIOR_STEPS;
        private double jitter = PRIOR_STEPS;
    }

    /// @param limit further sensors are not learnt
    public LearntBearings(int limit) {
        this.limit = limit;
    }

    /// The sensor has looked once more.
    public void look(SensorId sensor) {
        Counts counts = sensors.get(sensor);
        if (counts == null && sensors.size() < limit) {
            counts = new Counts();
            sensors.put(sensor, counts);
        }
        if (counts == null) {
            return;
        }
        counts.looks++;
        if (counts.looks > MOST_LOOKS) {
            counts.looks /= 2;
            counts.all /= 2;
            for (int i = 0; i < SECTORS; i++) {
                counts.bySector[i] /= 2;
            }
        }
    }

    /// A bearing of the latest look belonged to nothing that was known.
    public void unclaimed(SensorId sensor, double azimuthRadians) {
        Counts counts = sensors.get(sensor);
        if (counts != null) {
            counts.all++;
            counts.bySector[sector(azimuthRadians)]++;
        }
    }

    /// Two bearings of one thing have followed each other at once.
    public void step(Strobe before, Strobe after) {
        Counts counts = sensors.get(after.sensor());
        if (counts == null) {
            return;
        }
        double sigmas =
                Math.IEEEremainder(after.azimuthRadians() - before.azimuthRadians(), 2 * Math.PI)
                        / Math.hypot(before.azimuthSigmaRadians(), after.azimuthSigmaRadians());
        counts.steps++;
        counts.jitter += Math.min(sigmas * sigmas, MOST_JITTER);
        if (counts.steps > MOST_STEPS) {
            counts.steps /= 2;
            counts.jitter /= 2;
        }
    }

    /// How much of the stated variance is the same in a sensor's bearings of one thing that follow each other, 0 to 1. They
    /// are nearer to each other than they would be if each had an error of its own: the horizon, the compass, which part
    /// of a hull is seen. More looks do not make that part smaller.
    private double lastingShare(SensorId sensor) {
        Counts counts = sensors.get(sensor);
        return counts == null ? 0 : Math.clamp(1 - counts.jitter / counts.steps, 0, 1);
    }

    /// By how much a bearing's variance grows, so that many looks within the time that errors last count like one.
    ///
    /// @param seconds since the sensor's last bearing of the same thing
    public double inflation(SensorId sensor, double seconds) {
        double looks = Math.max(1, LASTING_SECONDS / Math.max(seconds, LEAST_SECONDS));
        return 1 + lastingShare(sensor) * (looks - 1);
    }

    private static int sector(double azimuthRadians) {
        return Math.floorMod((int) Math.floor(azimuthRadians / SECTOR_RADIANS), SECTORS);
    }

    /// How many of a look's bearings per radian to expect from nothing known.
    public double clutterPerRadian(SensorId sensor, double azimuthRadians) {
        Counts counts = sensors.get(sensor);
        if (counts == null) {
            return FIRST_PER_RADIAN;
        }
        double everywhere = density(counts.all, counts.looks, 2 * Math.PI, FIRST_PER_RADIAN);
        return density(
                counts.bySector[sector(azimuthRadians)], counts.looks, SECTOR_RADIANS, everywhere);
    }

    private static double density(double count, double looks, double radians, double prior) {
        return (count + PRIOR_LOOKS * radians * prior) / (radians * (looks + PRIOR_LOOKS));
    }

    /// Chance that a look has the bearing of a thing that is there.
    public double detectionProbability() {
        return DETECTION_PROBABILITY;
    }
}
