/// From a mask to the things in it: {@link org.marsad.vision.things.ThingFinder} turns blobs into person-sized boxes
/// where the size of a person is known, keeps vehicles whole and lamps apart from the ground that they light, and into
/// their own boxes elsewhere.
@NullMarked
package org.marsad.vision.things;

import org.jspecify.annotations.NullMarked;
