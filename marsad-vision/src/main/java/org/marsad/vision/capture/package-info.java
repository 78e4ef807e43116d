/// Where pictures come from: a recorded file or a live RTSP camera, opened by its address, with the exposure time of
/// each frame as well as it can be known; and the loop that keeps one live camera going whatever happens to it.
@NullMarked
package org.marsad.vision.capture;

import org.jspecify.annotations.NullMarked;
