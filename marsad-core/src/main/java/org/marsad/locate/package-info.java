/// From a tracklet to a place on the ground with its covariance; the reports of all sensors.
@NullMarked
package org.marsad.locate;

import org.jspecify.annotations.NullMarked;
