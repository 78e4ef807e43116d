/// MOTChallenge text files: boxes of detections, of tracks and of ground truth, one row a box.
///
/// MOT numbers frames from 1, and pixels too: a box whose `left` is 1 starts at the left edge of the
/// picture. Our {@link org.marsad.detect.PixelBox} starts there at 0 (the centre of the top-left
/// pixel is at 0.5, 0.5). So MOT left = our left + 1 and MOT top = our top + 1, while width and
/// height are the same. This package converts at the door; nobody else adds or takes the one.
@NullMarked
package org.marsad.formats.mot;

import org.jspecify.annotations.NullMarked;
