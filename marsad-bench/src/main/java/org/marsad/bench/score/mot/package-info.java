/// Scores of tracks in a picture against MOTChallenge ground truth: CLEAR MOT, Identity and HOTA,
/// each defined as the reference implementation of the benchmark (TrackEval) computes it.
@NullMarked
package org.marsad.bench.score.mot;

import org.jspecify.annotations.NullMarked;
