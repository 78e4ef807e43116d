/// Whether tracks are as far off as they say.
@NullMarked
package org.marsad.track.consistency;

import org.jspecify.annotations.NullMarked;
