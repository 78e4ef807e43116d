package org.marsad.bench.score.mot;

/// HOTA at one overlap threshold, as sums over the matches.
///
/// @param overlapSum intersection over union
/// @param associationSum for each match, the share of the frames of its person and its track
///     together in which these two were matched
/// @param associationRecallSum the same, of the person's frames alone
/// @param associationPrecisionSum the same, of the track's frames alone
public record HotaLevel(
        int matches,
        int misses,
        int falsePositives,
        double overlapSum,
        double associationSum,
        double associationRecallSum,
        double associationPrecisionSum) {

    static final HotaLevel NONE = new HotaLevel(0, 0, 0, 0, 0, 0, 0);

    HotaLevel plus(HotaLevel other) {
        return new HotaLevel(
                matches + other.matches,
                misses + other.misses,
                falsePositives + other.falsePositives,
                overlapSum + other.overlapSum,
                associationSum + other.associationSum,
                associationRecallSum + other.associationRecallSum,
                associationPrecisionSum + other.associationPrecisionSum);
    }

    public double hota() {
        return Math.sqrt(detection() * association());
    }

    public double detection() {
        return matches / Math.max(1.0, matches + misses + falsePositives);
    }

    public double association() {
        return associationSum / Math.max(1, matches);
    }

    public double associationRecall() {
        return associationRecallSum / Math.max(1, matches);
    }

    public double associationPrecision() {
        return associationPrecisionSum / Math.max(1, matches);
    }

    /// 1 when nothing matched, as the reference implementation has it.
    public double localisation() {
        return Math.max(1e-10, overlapSum) / Math.max(1e-10, matches);
    }
}
