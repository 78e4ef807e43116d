package org.marsad.bench.score.world;

/// How well tracks keep to targets, within a gate.
///
/// @param mota 1 minus misses, false reports and switches per target and epoch; 1 at best
/// @param motpRmsMetres of the matched pairs
/// @param idf1 one track at most for each target, chosen so that the most reports fit
/// @param switches matched to another track than at the last match, however long ago
public record CourseScore(
        double mota,
        double motpRmsMetres,
        double idf1,
        DistanceHota hota,
        int switches,
        int misses,
        int falsePositives) {

    /// HOTA by distance, each figure averaged over a quarter, a half and the whole of the gate. It is not the
    /// score of the picture with its 19 overlaps: points have no overlap, and each epoch is matched for
    /// the least distances, not for the tracks that go best together over time.
    ///
    /// @param hota the geometric mean of the two others, averaged after it is taken
    /// @param detection matched, of matched, missed and false together
    /// @param association over the matches, the epochs a target and a track were matched, of all epochs of
    ///     the two
    public record DistanceHota(double hota, double detection, double association) {}
}
