/// Everything known now, as one immutable value, and what changed since the last one.
@NullMarked
package org.marsad.picture;

import org.jspecify.annotations.NullMarked;
