package org.marsad.follow;

import org.marsad.detect.PixelBox;

/// Where the follower believes a thing to be in one frame, by all it has seen up to that frame: what
/// to draw around it.
///
/// @param number of its {@link Tracklet}
/// @param box smoothed, in pixels; less noisy than a single detection
/// @param presence how sure the follower is that the thing is there, 0 to 1
/// @param seen in this very frame; otherwise the box is carried on by the thing's motion
public record Outline(long number, PixelBox box, double presence, boolean seen) {}
