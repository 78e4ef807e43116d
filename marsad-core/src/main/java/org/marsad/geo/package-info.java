/// Places and directions: geodetic (WGS 84), local east-north-up, and the turns between frames.
/// SI and radians; each frame of reference has one type, and {@link org.marsad.geo.LocalFrame} is the only door between geodetic and local.
@NullMarked
package org.marsad.geo;

import org.jspecify.annotations.NullMarked;
