/// What people say about tracks on its way into the store and the fuse thread, and the tracks on theirs into the store
/// and back after a restart.
@NullMarked
package org.marsad.station.tracks;

import org.jspecify.annotations.NullMarked;
