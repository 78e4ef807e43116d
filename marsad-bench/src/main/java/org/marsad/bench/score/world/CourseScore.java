package org.marsad.bench.score.world;

/// How well tracks keep to targets, within a gate.
///
/// @param idf1 one track at most for each target, chosen so that the most reports fit
/// @param hota mean over a quarter, a half and the whole of the gate
public record CourseScore(
        double mota,
        double motpRmsMetres,
        double idf1,
        double hota,
        int switches,
        int misses,
        int falsePositives) {}
