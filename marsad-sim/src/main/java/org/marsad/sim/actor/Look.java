package org.marsad.sim.actor;

import org.marsad.detect.ObjectClass;

/// What an actor is and how it is built.
public enum Look {
    PERSON(ObjectClass.PERSON),
    CAR(ObjectClass.VEHICLE),
    TRUCK(ObjectClass.VEHICLE),
    SHEEP(ObjectClass.ANIMAL),
    DOG(ObjectClass.ANIMAL),
    FOX(ObjectClass.ANIMAL);

    private final ObjectClass objectClass;

    Look(ObjectClass objectClass) {
        this.objectClass = objectClass;
    }

    public ObjectClass objectClass() {
        return objectClass;
    }
}
