package org.marsad.track.motion;

import org.marsad.detect.ObjectClass;

/// One way of moving: velocity keeps its value but forgets it with a time constant, while white
/// acceleration disturbs it. A still thing has no velocity and only creeps.
record MotionModel(double accelerationNoise, double memorySeconds, boolean still) {

    /// Index of the still model in each set.
    static final int STILL = 0;

    static final int COUNT = 3;

    private static final MotionModel STANDS = new MotionModel(0, 0, true);
    private static final MotionModel[] ON_FOOT = {
        STANDS, new MotionModel(0.05, 40, false), new MotionModel(1, 15, false)
    };
    private static final MotionModel[] DRIVEN = {
        STANDS, new MotionModel(0.05, 600, false), new MotionModel(8, 120, false)
    };
    private static final MotionModel[] ANYTHING = {
        STANDS, new MotionModel(0.05, 600, false), new MotionModel(8, 600, false)
    };
    private static final MotionModel[] FLOWN = {
        STANDS, new MotionModel(2, 120, false), new MotionModel(30, 60, false)
    };

    /// The set to run side by side: still, steady, manoeuvring.
    static MotionModel[] of(ObjectClass objectClass) {
        return switch (objectClass) {
            case PERSON, ANIMAL -> ON_FOOT;
            case VEHICLE -> DRIVEN;
            case AIRCRAFT -> FLOWN;
            case UNKNOWN -> ANYTHING;
        };
    }

    /// The largest acceleration noise of any of them, m²/s³.
    static double restlessness(ObjectClass objectClass) {
        return of(objectClass)[COUNT - 1].accelerationNoise;
    }

    /// Standard deviation of the speed along each axis of a thing seen for the first time.
    static double startSpeedSigma(ObjectClass objectClass) {
        return switch (objectClass) {
            case PERSON -> 1.5;
            case ANIMAL -> 3;
            case VEHICLE, UNKNOWN -> 10;
            case AIRCRAFT -> 40;
        };
    }

    /// How often a moving thing of this class comes to a stop, per second of silence. Detectors of
    /// motion go blind on what stands still, so silence itself speaks for standing.
    static double stopsPerSilentSecond(ObjectClass objectClass) {
        return switch (objectClass) {
            case PERSON, ANIMAL -> 0.3;
            case UNKNOWN -> 0.1;
            case VEHICLE -> 0.03;
            case AIRCRAFT -> 0.001;
        };
    }
}
