/// Plot files: places on the ground with their covariances, one row a plot, as a sensor gives them.
@NullMarked
package org.marsad.formats.plots;

import org.jspecify.annotations.NullMarked;
