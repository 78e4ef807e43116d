/// The light of a scenario's hour and weather, and how a camera turns light or warmth into grey.
@NullMarked
package org.marsad.sim.light;

import org.jspecify.annotations.NullMarked;
