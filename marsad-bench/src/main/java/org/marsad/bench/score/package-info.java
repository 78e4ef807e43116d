/// What the scorers share. Scores are pure: rows in, counts out; sums over several sequences are
/// made of the counts, never of the ratios.
@NullMarked
package org.marsad.bench.score;

import org.jspecify.annotations.NullMarked;
