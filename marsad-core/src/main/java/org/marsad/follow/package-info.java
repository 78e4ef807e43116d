/// From the detections of one camera to tracklets: one moving thing in one camera, with a stable number.
@NullMarked
package org.marsad.follow;

import org.jspecify.annotations.NullMarked;
