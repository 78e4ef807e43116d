package org.marsad.bench.score.mot;

/// All scores of one sequence, or of several summed up.
public record MotScore(ClearMot clear, Identity identity, Hota hota) {

    public static final MotScore NONE = new MotScore(ClearMot.NONE, Identity.NONE, Hota.NONE);

    public static MotScore of(MotSequence sequence) {
        return new MotScore(ClearMot.of(sequence), Identity.of(sequence), Hota.of(sequence));
    }

    public MotScore plus(MotScore other) {
        return new MotScore(
                clear.plus(other.clear), identity.plus(other.identity), hota.plus(other.hota));
    }
}
