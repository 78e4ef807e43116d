/// How things move over the ground: standing, steady or manoeuvring, side by side, with a probability
/// each.
@NullMarked
package org.marsad.track.motion;

import org.jspecify.annotations.NullMarked;
