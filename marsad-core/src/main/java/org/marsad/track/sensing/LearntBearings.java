package org.marsad.track.sensing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.marsad.sensor.SensorId;

/// How many bearings of nothing known each sensor gives, by direction: a lamp on a pier or the sun in the lens comes back from
/// the same azimuth, look after look. Sectors of 5°, each with the whole circle as its prior (the mean of a gamma
/// distribution); old looks fade. A look that has no bearing is not told here: in which directions a
/// sensor could have had one nobody knows.
public final class LearntBearings {

    private static final int SECTORS = 72;
    private static final double SECTOR_RADIANS = 2 * Math.PI / SECTORS;

    /// One bearing of nothing in ten looks all around.
    private static final double FIRST_PER_RADIAN = 0.1 / (2 * Math.PI);

    private static final double PRIOR_LOOKS = 5;
    private static final double MOST_LOOKS = 1000;
    private static final double DETECTION_PROBABILITY = 0.5;

    private final int limit;
    private final Map<SensorId, Counts> sensors = new LinkedHashMap<>();

    private static final class Counts {
        private double looks;
        private double all;
        private final double[] bySector = new double[SECTORS];
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
