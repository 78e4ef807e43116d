/// What does not move in a camera's picture: cast once through relief, houses and plants, then lit
/// for the moment, swayed with the mast, stirred by the wind, and at last given the sensor's noise.
@NullMarked
package org.marsad.sim.backdrop;

import org.jspecify.annotations.NullMarked;
