package org.marsad.detect;

import org.marsad.sensor.FrameStamp;

/// Something seen in one frame.
///
/// @param maskArea moving pixels inside the box
/// @param confidence that there is a moving thing at all, 0 to 1
public record Detection(
        FrameStamp frame,
        PixelBox box,
        double maskArea,
        Classification classification,
        double confidence) {

    public Detection {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, was " + confidence);
        }
    }
}
