package org.marsad.coverage;

import java.util.function.DoubleBinaryOperator;
import org.marsad.terrain.ElevationGrid;
import org.marsad.terrain.GridShape;

/// Ground of four kilometres that a formula gives.
final class Grounds {

    private Grounds() {}

    /// @param height in metres, of metres east and north of the middle
    static ElevationGrid of(DoubleBinaryOperator height) {
        GridShape shape = GridShape.around(2_000, 10);
        float[] heights = new float[shape.posts()];
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                heights[row * shape.columns() + column] =
                        (float)
                                height.applyAsDouble(
                                        shape.eastMetres(column), shape.northMetres(row));
            }
        }
        return new ElevationGrid(shape, heights);
    }
}
