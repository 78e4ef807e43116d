package org.marsad.vision.capture;

/// Whether a live frame is fit to be analysed now.
enum Timeliness {
    GOOD,
    LATE,
    OUT_OF_ORDER
}
