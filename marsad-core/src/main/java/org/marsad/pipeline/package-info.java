/// The whole flow, in order, in one file.
@NullMarked
package org.marsad.pipeline;

import org.jspecify.annotations.NullMarked;
