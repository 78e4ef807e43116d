/// Whether a tracker's errors are as large as it says: the normalised estimation error squared and the interval in
/// which its mean should be.
@NullMarked
package org.marsad.bench.score.consistency;

import org.jspecify.annotations.NullMarked;
