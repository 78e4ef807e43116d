/// The ground: its height at a place, and where a ray meets it.
@NullMarked
package org.marsad.terrain;

import org.jspecify.annotations.NullMarked;
