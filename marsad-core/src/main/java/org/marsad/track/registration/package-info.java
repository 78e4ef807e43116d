/// What is constantly wrong with a sensor: how far it is turned, too near or too far, early or late, worked out from things that
/// two sensors see, and taken out again when the engineer says so.
@NullMarked
package org.marsad.track.registration;

import org.jspecify.annotations.NullMarked;
