/// Pictures out: H.264 access units for the browser and the recorder, MP4 files that appear only when they are whole,
/// JPEG stills, and copies of borrowed frames.
@NullMarked
package org.marsad.vision.encode;

import org.jspecify.annotations.NullMarked;
