/// The follower and the tracker on recorded files: detections of one camera, plots of any sensors.
@NullMarked
package org.marsad.station.recorded;

import org.jspecify.annotations.NullMarked;
