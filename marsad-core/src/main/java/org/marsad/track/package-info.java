/// From the scans of all sensors to tracks: one per real thing, in metres.
@NullMarked
package org.marsad.track;

import org.jspecify.annotations.NullMarked;
