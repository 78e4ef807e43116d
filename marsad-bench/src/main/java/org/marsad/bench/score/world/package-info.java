/// Scores of tracks on the ground, in metres, at points in time: GOSPA and OSPA for the picture as a
/// whole, CLEAR MOT, IDF1 and a HOTA by distance for the tracks, and the plain error of those matched.
@NullMarked
package org.marsad.bench.score.world;

import org.jspecify.annotations.NullMarked;
