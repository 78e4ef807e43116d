/// Camera calibrations of other tools, read into a {@link org.marsad.sensor.camera.Camera}.
@NullMarked
package org.marsad.formats.calibration;

import org.jspecify.annotations.NullMarked;
