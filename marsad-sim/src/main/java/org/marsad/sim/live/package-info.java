/// A scenario played in its own time: a clock that may run faster than the wall's, a thread for each
/// camera, beacons and radars.
@NullMarked
package org.marsad.sim.live;

import org.jspecify.annotations.NullMarked;
