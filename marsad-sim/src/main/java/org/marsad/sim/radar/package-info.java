/// Ground surveillance radars of a simulated site: what stands in their sight, what moves towards them or away,
/// and the plots that come of it.
@NullMarked
package org.marsad.sim.radar;

import org.jspecify.annotations.NullMarked;
