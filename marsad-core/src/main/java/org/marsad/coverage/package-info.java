/// What each camera sees of the ground, now; what nobody sees; where a picture falls on the ground.
///
/// Every cell is asked by its own line of sight, exact on the bilinear ground of
/// {@link org.marsad.terrain.ElevationGrid}: no sectors, no interpolation between neighbouring rays, so
/// a cell's answer does not depend on its neighbours. Cost: cells within range × cells a ray crosses, about
/// 0.2 s for a range of 250 cells, under 1 s for a whole 700 × 700 grid. Trees, walls and weather are not in
/// the ground and therefore not in the answer.
@NullMarked
package org.marsad.coverage;

import org.jspecify.annotations.NullMarked;
