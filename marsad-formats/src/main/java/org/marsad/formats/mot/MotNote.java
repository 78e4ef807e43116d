package org.marsad.formats.mot;

/// What a row says besides its box. The number of columns tells which: 9 columns end in class and
/// visibility (ground truth of MOT16 and later), 10 in a place in the world (MOT15).
public sealed interface MotNote {

    /// Nothing, or three times −1.
    record Silent() implements MotNote {}

    /// Where the thing stands, metres in the frame of the sequence (flat ground, z = 0).
    record WorldFoot(double xMetres, double yMetres, double zMetres) implements MotNote {}

    /// @param objectClass 1 pedestrian, 2 person on vehicle, 3 car, 4 bicycle, 5 motorbike, 6 other
    ///     vehicle, 7 static person, 8 distractor, 9–11 occluders, 12 reflection, 13 crowd
    /// @param visibility the share of the box that nothing hides, 0 to 1
    record Labelled(int objectClass, double visibility) implements MotNote {}
}
