/// Where the picture goes: to the pages that look at it, and to the store and the log for what needs
/// a person. Each sink has its own thread and a bounded inbox; a slow one never holds up who gives.
@NullMarked
package org.marsad.station.sink;

import org.jspecify.annotations.NullMarked;
