/// A simulated camera's own work: draws what it sees and encodes it, picture by picture.
@NullMarked
package org.marsad.sim.film;

import org.jspecify.annotations.NullMarked;
