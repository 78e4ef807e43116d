/// From a frame to the things seen in it, in pixels.
@NullMarked
package org.marsad.detect;

import org.jspecify.annotations.NullMarked;
