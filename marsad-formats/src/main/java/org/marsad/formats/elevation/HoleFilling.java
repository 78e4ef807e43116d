package org.marsad.formats.elevation;

import java.util.Arrays;

/// Fills unknown posts with a surface stretched over their rim: each filled post is the mean of its four
/// neighbours (Laplace's equation, relaxed in alternate directions from the nearest known heights).
/// Smooth, never above or below the rim; so it invents no ridge and loses any that was there.
final class HoleFilling {

    private static final int SWEEPS = 300;

    private HoleFilling() {}

    /// Heights row by row; at least one must be known.
    static void fill(float[] heights, int columns) {
        int[] unknown = new int[heights.length];
        int count = 0;
        for (int i = 0; i < heights.length; i++) {
            if (Float.isNaN(heights[i])) {
                unknown[count++] = i;
            }
        }
        int[] holes = Arrays.copyOf(unknown, count);
        startFromNeighbours(heights, columns, holes);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < count; i++) {
                int post = holes[sweep % 2 == 0 ? i : count - 1 - i];
                heights[post] = neighbourMean(heights, columns, post);
            }
        }
    }

    private static void startFromNeighbours(float[] heights, int columns, int[] holes) {
        int left = holes.length;
        for (int round = 0; left > 0 && round < heights.length; round++) {
            left = 0;
            for (int i = 0; i < holes.length; i++) {
                int post = holes[round % 2 == 0 ? i : holes.length - 1 - i];
                if (Float.isNaN(heights[post])) {
                    heights[post] = neighbourMean(heights, columns, post);
                    left += Float.isNaN(heights[post]) ? 1 : 0;
                }
            }
        }
    }

    /// Of the known ones; NaN when there are none.
    private static float neighbourMean(float[] heights, int columns, int post) {
        double sum = 0;
        int known = 0;
        int column = post % columns;
        int[] neighbours = {
            column > 0 ? post - 1 : -1,
            column < columns - 1 ? post + 1 : -1,
            post - columns,
            post + columns
        };
        for (int neighbour : neighbours) {
            if (neighbour >= 0 && neighbour < heights.length && !Float.isNaN(heights[neighbour])) {
                sum += heights[neighbour];
                known++;
            }
        }
        return (float) (sum / known);
    }
}
