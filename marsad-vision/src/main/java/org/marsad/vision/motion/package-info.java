/// What moves in the pictures of one camera: {@link org.marsad.vision.motion.MotionDetector}, in plain
/// Java. Every pixel gets a cheap look, the few tiles that changed a careful one; what is left as
/// foreground becomes blobs, and blobs become person-sized boxes where the camera is calibrated.
@NullMarked
package org.marsad.vision.motion;

import org.jspecify.annotations.NullMarked;
