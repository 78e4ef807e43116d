package org.marsad.track.registration;

import java.util.function.ToIntFunction;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.GroundCovariance;
import org.marsad.sensor.SensorId;
import org.marsad.track.Kinematics;
import org.marsad.track.motion.Seconds;

/// How far two reports of one thing are apart, less how far it moved between them: metres east and north, with how that
/// depends on the offsets of both sensors.
final class Comparison {

    /// Errors of a camera stay for seconds, so that many comparisons are worth fewer.
    private static final double CAMERA_INFLATION = 4;

    private static final double CLOCK_SECONDS = 0.5;

    private final ToIntFunction<SensorId> firstUnknown;
    private final Kinematics motion;
    private final double east;
    private final double north;
    private final GroundCovariance noise;

    /// The unknowns it depends on, and metres by each.
    private final int[] unknowns;

    private final double[] slopesEast;
    private final double[] slopesNorth;

    /// @param firstUnknown of a sensor
    Comparison(Sample a, Sample b, ToIntFunction<SensorId> firstUnknown) {
        this.firstUnknown = firstUnknown;
        double apart = Seconds.between(b.time(), a.time());
        motion = a.track().kinematics();
        east =
                a.place().eastMetres()
                        - b.place().eastMetres()
                        - apart * motion.eastMetresPerSecond();
        north =
                a.place().northMetres()
                        - b.place().northMetres()
                        - apart * motion.northMetresPerSecond();
        noise = noise(a, b, apart);
        int known = (a.isOwnReport() ? 0 : 1) + (b.isOwnReport() ? 0 : 1);
        unknowns = new int[known * OffsetSystem.UNKNOWNS];
        slopesEast = new double[unknowns.length];
        slopesNorth = new double[unknowns.length];
        EastNorthUp middle = a.place().plus(b.place()).times(0.5);
        int filled = fill(a, middle, 1, 0);
        fill(b, middle, -1, filled);
    }

    /// Both sensors' slopes are taken at one place: at its own noisy place each would seem to tell of an error that both have.
    private int fill(Sample sample, EastNorthUp place, double sign, int at) {
        if (sample.isOwnReport()) {
            return at;
        }
        double[] byEast = sample.slopesEast(place, motion);
        double[] byNorth = sample.slopesNorth(place, motion);
        for (int k = 0; k < OffsetSystem.UNKNOWNS; k++) {
            unknowns[at + k] = firstUnknown.applyAsInt(sample.sensor()) + k;
            slopesEast[at + k] = sign * byEast[k];
            slopesNorth[at + k] = sign * byNorth[k];
        }
        return at + OffsetSystem.UNKNOWNS;
    }

    /// The speed counts for the time between the reports and, since it is not sure, for a clock's offset.
    private static GroundCovariance noise(Sample a, Sample b, double apart) {
        GroundCovariance reports = a.covariance().plus(b.covariance());
        GroundCovariance speed = a.track().kinematics().velocityCovariance();
        double inflation = a.isCamera() || b.isCamera() ? CAMERA_INFLATION : 1;
        double squared = Math.pow(Math.abs(apart) + CLOCK_SECONDS, 2);
        return new GroundCovariance(
                inflation * reports.eastEast() + squared * speed.eastEast(),
                inflation * reports.eastNorth() + squared * speed.eastNorth(),
                inflation * reports.northNorth() + squared * speed.northNorth());
    }

    /// From what the offsets known so far foretell; chi-squared with two degrees of freedom.
    double squaredDistance(OffsetSystem system) {
        return squaredDistance(system, 0);
    }

    /// The same when the sensors may have been set up badly, which nobody knows yet.
    double leastSquaredDistance(OffsetSystem system) {
        return squaredDistance(system, 1);
    }

    private double squaredDistance(OffsetSystem system, double possible) {
        double restEast = east;
        double restNorth = north;
        double ee = noise.eastEast();
        double en = noise.eastNorth();
        double nn = noise.northNorth();
        for (int i = 0; i < unknowns.length; i++) {
            restEast -= slopesEast[i] * system.mean(unknowns[i]);
            restNorth -= slopesNorth[i] * system.mean(unknowns[i]);
            for (int j = 0; j < unknowns.length; j++) {
                double more = i == j ? possible * system.possibleVariance(unknowns[i]) : 0;
                double shared = system.covariance(unknowns[i], unknowns[j]) + more;
                ee += slopesEast[i] * slopesEast[j] * shared;
                en += slopesEast[i] * slopesNorth[j] * shared;
                nn += slopesNorth[i] * slopesNorth[j] * shared;
            }
        }
        return new GroundCovariance(ee, en, nn).squaredMahalanobis(restEast, restNorth);
    }

    /// Adds what it says, by a weight.
    void addTo(double[][] information, double[] vector, double weight) {
        double scale = weight / noise.determinant();
        double inverseEe = scale * noise.northNorth();
        double inverseEn = -scale * noise.eastNorth();
        double inverseNn = scale * noise.eastEast();
        for (int i = 0; i < unknowns.length; i++) {
            double byEast = inverseEe * slopesEast[i] + inverseEn * slopesNorth[i];
            double byNorth = inverseEn * slopesEast[i] + inverseNn * slopesNorth[i];
            vector[unknowns[i]] += byEast * east + byNorth * north;
            for (int j = 0; j < unknowns.length; j++) {
                information[unknowns[i]][unknowns[j]] +=
                        byEast * slopesEast[j] + byNorth * slopesNorth[j];
            }
        }
    }
}
