package org.marsad.track.existence;

import org.marsad.detect.ObjectClass;

/// How high things show above the ground, metres: on their way, and when they make themselves small.
public final class Heights {

    private Heights() {}

    public static double moving(ObjectClass objectClass) {
        return switch (objectClass) {
            case PERSON -> 1.6;
            case ANIMAL -> 0.8;
            case VEHICLE, AIRCRAFT, UNKNOWN -> 1.5;
        };
    }

    public static double standing(ObjectClass objectClass) {
        return switch (objectClass) {
            case PERSON, ANIMAL, UNKNOWN -> 0.35;
            case VEHICLE, AIRCRAFT -> 1.5;
        };
    }
}
