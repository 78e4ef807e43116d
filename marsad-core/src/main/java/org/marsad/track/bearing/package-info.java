/// What bearings say of things, and what they leave open: how far they are, and how much a sensor's error lasts.
@NullMarked
package org.marsad.track.bearing;

import org.jspecify.annotations.NullMarked;
