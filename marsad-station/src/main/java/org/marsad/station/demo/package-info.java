/// The station on a simulated site: a scenario that plays live is turned into the same plan that a real
/// site gives, with RTSP addresses, ground, beacons, radars and zones.
@NullMarked
package org.marsad.station.demo;

import org.jspecify.annotations.NullMarked;
