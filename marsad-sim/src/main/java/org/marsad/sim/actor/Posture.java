package org.marsad.sim.actor;

/// How a person holds themselves; everything else is always upright.
public enum Posture {
    UPRIGHT,
    CROUCH
}
