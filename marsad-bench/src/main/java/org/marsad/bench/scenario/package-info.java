/// Plays a scenario as fast as the machine can and holds what the station made of it against the truth:
/// every frame is drawn, encoded, decoded and seen as it would be live, only the clock is virtual.
@NullMarked
package org.marsad.bench.scenario;

import org.jspecify.annotations.NullMarked;
