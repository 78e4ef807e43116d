package org.marsad.detect;

/// What kind of thing moves. People stay anonymous: there is nothing finer than this.
public enum ObjectClass {
    PERSON,
    VEHICLE,
    ANIMAL,
    AIRCRAFT,
    UNKNOWN
}
