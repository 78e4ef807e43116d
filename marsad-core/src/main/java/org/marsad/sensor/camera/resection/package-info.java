/// How a camera hangs, from known places in its picture.
@NullMarked
package org.marsad.sensor.camera.resection;

import org.jspecify.annotations.NullMarked;
