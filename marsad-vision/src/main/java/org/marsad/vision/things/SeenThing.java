package org.marsad.vision.things;

/// One thing found in the mask, working pixels.
///
/// @param area moving pixels in the box
public record SeenThing(
        double left, double top, double right, double bottom, int area, double confidence) {

    static SeenThing of(Blob blob, double confidence) {
        return new SeenThing(
                blob.left(), blob.top(), blob.right(), blob.bottom(), blob.area(), confidence);
    }
}
