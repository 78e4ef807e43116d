/// Camera geometry: pose, lens and their errors; pixel to ray and back.
@NullMarked
package org.marsad.sensor.camera;

import org.jspecify.annotations.NullMarked;
