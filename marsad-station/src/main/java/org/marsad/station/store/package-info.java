/// What must outlive the process: alerts with their acts and evidence, zones, settings. One SQLite
/// file, one writer thread; an act counts as acknowledged only after its commit. Nothing here knows
/// of sockets or of the fuse thread.
@NullMarked
package org.marsad.station.store;

import org.jspecify.annotations.NullMarked;
