package org.marsad.follow;

/// What a stretch of time does to every {@link BoxFilter}, worked out once for all of them. A rate
/// that fades with a memory of m seconds carries its value m · (1 − e^(−t/m)) on in t seconds.
final class Step {

    private static final double CENTRE_MEMORY_SECONDS = 30;
    private static final double SIZE_MEMORY_SECONDS = 0.5;

    double seconds;
    double centreKeep = 1;
    double centreReach;
    double sizeKeep = 1;
    double sizeReach;

    void of(double seconds) {
        this.seconds = seconds;
        centreKeep = Math.exp(-seconds / CENTRE_MEMORY_SECONDS);
        centreReach = CENTRE_MEMORY_SECONDS * (1 - centreKeep);
        sizeKeep = Math.exp(-seconds / SIZE_MEMORY_SECONDS);
        sizeReach = SIZE_MEMORY_SECONDS * (1 - sizeKeep);
    }
}
