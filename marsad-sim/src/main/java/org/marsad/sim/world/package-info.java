/// A fictional site on a plain in northern Iraq: its relief, what stands and grows on it, its map and
/// names. Everything follows from one seed.
@NullMarked
package org.marsad.sim.world;

import org.jspecify.annotations.NullMarked;
