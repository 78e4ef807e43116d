/// How a sensor is, and what of it could not be used.
@NullMarked
package org.marsad.sensor.health;

import org.jspecify.annotations.NullMarked;
