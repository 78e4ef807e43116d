package org.marsad.follow;

/// What the follower was given and could not use, counted since its start.
///
/// @param boxes without a finite place and a size between a tenth of a pixel and 100,000 pixels
/// @param beyondLimit detections after the thousandth of a frame
/// @param framesBackInTime frames from before the frame that came last, whole
public record Refusals(long boxes, long beyondLimit, long framesBackInTime) {

    static final Refusals NONE = new Refusals(0, 0, 0);

    Refusals withBox() {
        return new Refusals(boxes + 1, beyondLimit, framesBackInTime);
    }

    Refusals withBeyondLimit(long detections) {
        return new Refusals(boxes, beyondLimit + detections, framesBackInTime);
    }

    Refusals withFrameBackInTime() {
        return new Refusals(boxes, beyondLimit, framesBackInTime + 1);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}
