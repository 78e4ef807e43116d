/// What became of each track and why: so that a reader can ask why two dots became one.
@NullMarked
package org.marsad.track.history;

import org.jspecify.annotations.NullMarked;
