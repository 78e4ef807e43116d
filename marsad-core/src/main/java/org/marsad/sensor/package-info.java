/// What sensors are and what they hand over: frames with their times, pixels, health.
@NullMarked
package org.marsad.sensor;

import org.jspecify.annotations.NullMarked;
