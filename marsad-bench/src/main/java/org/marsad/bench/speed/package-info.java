/// How fast the trackers are, and how their cost grows.
@NullMarked
package org.marsad.bench.speed;

import org.jspecify.annotations.NullMarked;
