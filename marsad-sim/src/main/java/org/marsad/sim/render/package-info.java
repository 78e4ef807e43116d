/// Pictures of the site as a camera on a mast would take them, drawn on the CPU: a backdrop cast once
/// through relief, houses and plants, and over it, frame by frame, light, wind, what moves, and the
/// sensor's noise.
///
/// The same seed, scene and second give the same bytes. Geometry is exact to the pinhole camera of
/// {@link org.marsad.sensor.camera.Camera}; light and texture are only plausible.
@NullMarked
package org.marsad.sim.render;

import org.jspecify.annotations.NullMarked;
