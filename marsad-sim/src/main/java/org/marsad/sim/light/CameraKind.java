package org.marsad.sim.light;

/// What a camera sees by.
public enum CameraKind {
    /// colour by day, grey and noisy with little light
    DAY_NIGHT,
    /// heat: grey at any hour, bright is warm
    THERMAL
}
