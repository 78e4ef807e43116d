package org.marsad.bench.score.mot;

/// The boxes of truth and tracks in one frame: the number of the person or track behind each (counted
/// from 0 within the sequence) and how far each pair overlaps, intersection over union.
///
/// The arrays are shared, not copied, and nobody writes to them.
final class FramePair {

    final int[] truths;
    final int[] tracks;
    final double[][] overlap;

    FramePair(int[] truths, int[] tracks, double[][] overlap) {
        this.truths = truths;
        this.tracks = tracks;
        this.overlap = overlap;
    }

    boolean isOneSided() {
        return truths.length == 0 || tracks.length == 0;
    }
}
