/// The running station: {@link org.marsad.station.run.Station} wires cameras, fusion, store and server
/// by hand. One platform thread a camera, one thread that fuses, one a sink; between them bounded
/// inboxes whose drop policy is named where they stand.
@NullMarked
package org.marsad.station.run;

import org.jspecify.annotations.NullMarked;
