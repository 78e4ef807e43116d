/// What is known of a sensor: what it looks at, how often it reports what is there, how many false reports it makes.
@NullMarked
package org.marsad.track.sensing;

import org.jspecify.annotations.NullMarked;
