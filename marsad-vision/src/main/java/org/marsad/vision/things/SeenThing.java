package org.marsad.vision.things;

import org.marsad.detect.Classification;

/// One thing found in the mask, working pixels.
///
/// @param area moving pixels in the box
/// @param classification unknown unless its look alone says what it is
public record SeenThing(
        double left,
        double top,
        double right,
        double bottom,
        int area,
        Classification classification,
        double confidence) {

    static SeenThing of(Blob blob, double confidence) {
        return new SeenThing(
                blob.left(),
                blob.top(),
                blob.right(),
                blob.bottom(),
                blob.area(),
                Classification.UNKNOWN,
                confidence);
    }
}
