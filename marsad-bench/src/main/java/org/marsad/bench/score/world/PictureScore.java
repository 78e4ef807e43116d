package org.marsad.bench.score.world;

import java.util.List;

/// How near the picture is to the truth at each epoch, averaged over them.
///
/// @param locationRmsMetres of the pairs nearer than the cut-off
/// @param meanWideGospaMetres with four times the cut-off
public record PictureScore(
        double meanGospaMetres,
        double meanWideGospaMetres,
        double meanOspaMetres,
        double locationRmsMetres,
        double meanMissed,
        double meanFalse) {

    static final double WIDE = 4;

    static PictureScore of(List<Epoch> epochs, double cutOffMetres) {
        double gospa = 0;
        double wide = 0;
        double ospa = 0;
        double squares = 0;
        long matched = 0;
        long missed = 0;
        long falseTracks = 0;
        for (Epoch epoch : epochs) {
            Gospa at = Gospa.of(epoch.distances, cutOffMetres);
            gospa += at.gospaMetres();
            wide += Gospa.of(epoch.distances, WIDE * cutOffMetres).gospaMetres();
            ospa += at.ospaMetres();
            squares += at.squaredLocation();
            matched += at.matched();
            missed += at.missed();
            falseTracks += at.falseTracks();
        }
        double n = epochs.size();
        return new PictureScore(
                gospa / n,
                wide / n,
                ospa / n,
                Math.sqrt(squares / Math.max(1, matched)),
                missed / n,
                falseTracks / n);
    }
}
