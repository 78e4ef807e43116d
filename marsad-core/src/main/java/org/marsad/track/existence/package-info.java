/// Whether a thing that is not reported is still there: what the sensors would see of it where it may be,
/// and how silence counts.
@NullMarked
package org.marsad.track.existence;

import org.jspecify.annotations.NullMarked;
