package org.marsad.bench.score.world;

/// The picture as those judge it who have to act on it: is everything shown, once, in its place, and under
/// one number? The attributes of the single integrated air picture, over all epochs. With targets j, at time t
/// J(t) targets of which JT(t) are held by a track, N(t) tracks of which NA(t) hold a target:
///
/// - completeness C = Σ JT / Σ J,
/// - ambiguity A = Σ NA / Σ JT,
/// - spuriousness S = Σ (N − NA) / Σ N,
/// - positional error PA = Σ distance of the tracks that hold a target / Σ NA,
/// - rate of track number changes R = Σ changes_j / Σ TT_j, where TT_j is the time that j was held and changes_j
///   the fewest changes of number with which one could have stayed on j, one track at a time,
/// - longest track segment LS = Σ TL_j / Σ T_j, where TL_j is the longest time that one track held j
///   without a break and T_j the time that j lived.
///
/// A track holds at most one target: its partner of the CLEAR MOT matching, else the nearest target within the
/// gate, which then has more than one track. Where the definitions leave a choice, this scorer
/// counts no change for a number that comes back after nobody held the target, and nothing for targets that
/// were never held (Stone Soup counts −1 change for each of those).
///
/// Reference: P. Votruba, R. Nisley, R. Rothrock, B. Zombro, Single Integrated Air Picture (SIAP) Metrics
/// Implementation, 2001; as attribute measures also in Stone Soup's `SIAPMetrics`.
///
/// @param completeness share of targets that are shown; 1 at best
/// @param ambiguity tracks for each target that is shown; 1 at best, and when nothing is
/// @param spuriousness share of tracks that show nothing; 0 at best
/// @param changesPerSecond of the track number, while a target is held; 0 at best
/// @param longestSegment share of the targets' lives that their longest unbroken track covers; 1 at best
public record SiapScore(
        double completeness,
        double ambiguity,
        double spuriousness,
        double meanErrorMetres,
        double changesPerSecond,
        double longestSegment) {}
