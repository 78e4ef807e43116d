package org.marsad.sim.render;

import org.marsad.detect.PixelBox;

/// How a thing shows in one camera's picture at one moment, in truth.
///
/// @param box around all of it, hidden parts included, as the swaying picture has it; may reach
///     beyond the picture's edges
/// @param visibleShare of it inside the picture and not hidden by ground or houses, 0 to 1
public record Sighting(PixelBox box, double visibleShare) {

    /// Enough of it shows that a watcher could see it.
    public boolean isVisible() {
        return visibleShare >= 0.3;
    }
}
