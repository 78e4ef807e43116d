package org.marsad.bench.score.mot;

/// CLEAR MOT at an overlap of 0.5: how many boxes are right, and how often a person changes track.
///
/// Reference: K. Bernardin and R. Stiefelhagen, EURASIP Journal on Image and Video Processing 2008.
///
/// @param switches matched to another track than at the last match, however long ago
/// @param fragmentations matched again after at least one frame without
/// @param overlapSum over the matches, intersection over union
/// @param lives how much of each person's time was covered
public record ClearMot(
        int matches,
        int misses,
        int falsePositives,
        int switches,
        int fragmentations,
        double overlapSum,
        Lives lives) {

    /// Persons covered for more than 80 % of their frames, for 20 to 80 %, and for less.
    public record Lives(int mostlyTracked, int partlyTracked, int mostlyLost) {

        Lives plus(Lives other) {
            return new Lives(
                    mostlyTracked + other.mostlyTracked,
                    partlyTracked + other.partlyTracked,
                    mostlyLost + other.mostlyLost);
        }
    }

    static final ClearMot NONE = new ClearMot(0, 0, 0, 0, 0, 0, new Lives(0, 0, 0));

    public static ClearMot of(MotSequence sequence) {
        return new ClearMotCount(sequence).count();
    }

    public ClearMot plus(ClearMot other) {
        return new ClearMot(
                matches + other.matches,
                misses + other.misses,
                falsePositives + other.falsePositives,
                switches + other.switches,
                fragmentations + other.fragmentations,
                overlapSum + other.overlapSum,
                lives.plus(other.lives));
    }

    /// 1 at best; below 0 when there are more errors than persons to find.
    public double mota() {
        return (matches - falsePositives - switches) / Math.max(1.0, matches + misses);
    }

    /// The mean overlap of the matches. (Some tools print 1 minus it.)
    public double motp() {
        return overlapSum / Math.max(1.0, matches);
    }

    public double recall() {
        return matches / Math.max(1.0, matches + misses);
    }

    public double precision() {
        return matches / Math.max(1.0, matches + falsePositives);
    }
}
