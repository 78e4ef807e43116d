/// Who or what a track is: its class by what sensors saw of it, and the names that people gave it.
@NullMarked
package org.marsad.track.identity;

import org.jspecify.annotations.NullMarked;
