/// The ground: its height at a place, and where a line of sight meets it.
///
/// A site's ground is a regular grid of posts in the local frame, so the Earth's curvature is already
/// in its heights and a line of sight is a straight line (refraction is left out: it lifts the far
/// ground by about a seventh of the curvature, 1 m at 10 km). Between four posts the surface is
/// bilinear: continuous, through every post, never above the highest or below the lowest of the four.
///
/// A ray is walked cell by cell in the order in which it crosses them (Amanatides and Woo, *A fast
/// voxel traversal algorithm*, Eurographics 1987). Inside one cell its height above the surface is a
/// quadratic in the range, so whether and where it falls below is solved, not sampled: no step size,
/// nothing thin is stepped through. Most cells are passed by one comparison with their highest
/// post. Cost: one comparison a cell, a few nanoseconds; a ray crosses about 1.3 cells a cell length.
///
/// What is not known is not guessed: where a ray goes lower than the highest known ground over a hole
/// or beyond the edge, there is no answer (no hit, not seen). Higher than that it passes: a hole is
/// taken to be no higher than the highest known post.
@NullMarked
package org.marsad.terrain;

import org.jspecify.annotations.NullMarked;
