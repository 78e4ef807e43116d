/// What watch-keepers say about tracks, and why some of it is refused. Their word outweighs the tracker's.
@NullMarked
package org.marsad.track.act;

import org.jspecify.annotations.NullMarked;
