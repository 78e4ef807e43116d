/// Scores of tracks on the ground, in metres, at points in time: GOSPA and OSPA for the picture as a
/// whole, CLEAR MOT, IDF1 and a HOTA by distance for the tracks, SIAP for those who act on the picture, the consistency
/// of stated errors, and the plain error of those matched. `docs/scores.md` has a line on each.
@NullMarked
package org.marsad.bench.score.world;

import org.jspecify.annotations.NullMarked;
