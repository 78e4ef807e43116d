/// The whole chain on a recorded clip, as fast as it can: from the file to rows, lines, alerts and
/// an annotated clip.
@NullMarked
package org.marsad.station.watch;

import org.jspecify.annotations.NullMarked;
