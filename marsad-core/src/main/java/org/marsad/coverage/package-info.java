/// What each camera sees of the ground, now.
@NullMarked
package org.marsad.coverage;

import org.jspecify.annotations.NullMarked;
