package org.marsad.bench.score.world;

import java.util.ArrayList;
import java.util.List;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.consistency.ErrorSample;
import org.marsad.bench.score.consistency.NeesScore;

/// The score of a tracker on the ground, over every time that stands in the truth from a start on.
///
/// @param consistency of the errors that the tracks state, at reports that were not interpolated; without
///     samples when they state none
public record WorldScore(
        int epochs,
        int tracks,
        PictureScore picture,
        CourseScore courses,
        SiapScore siap,
        NeesScore consistency) {

    /// @param cutOffMetres of GOSPA and OSPA: from there on a track counts as another thing
    /// @param gateMetres within which a track may stand for a target, for the other scores
    /// @param startSeconds earlier epochs do not count, so that a tracker may settle
    /// @param apartSeconds between epochs whose errors are taken as independent, for the consistency
    public record Rules(
            double cutOffMetres, double gateMetres, double startSeconds, double apartSeconds) {

        /// Long enough for a track that is updated every second or two to forget; see {@link NeesScore}.
        public static final double APART_SECONDS = 20;

        public Rules(double cutOffMetres, double gateMetres, double startSeconds) {
            this(cutOffMetres, gateMetres, startSeconds, APART_SECONDS);
        }

        double reachMetres() {
            return Math.max(PictureScore.WIDE * cutOffMetres, gateMetres);
        }

        public Rules {
            if (!(cutOffMetres > 0 && gateMetres > 0)) {
                throw new IllegalArgumentException(
                        "cut-off and gate must be above 0 m, were %g and %g"
                                .formatted(cutOffMetres, gateMetres));
            }
        }
    }

    public static WorldScore of(List<Course> targets, List<Course> tracks, Rules rules)
            throws UnscorableException {
        List<Epoch> epochs =
                targets.stream()
                        .flatMap(target -> target.fixes().stream())
                        .mapToDouble(Fix::timeSeconds)
                        .filter(time -> time >= rules.startSeconds())
                        .sorted()
                        .distinct()
                        .mapToObj(time -> Epoch.at(time, targets, tracks, rules.reachMetres()))
                        .toList();
        if (epochs.isEmpty()) {
            throw new UnscorableException(
                    "expected truth at %g s or later, but there is none; lower the start"
                            .formatted(rules.startSeconds()));
        }
        double gateMetres = rules.gateMetres();
        List<int[]> pairs = ClearMatching.of(epochs, targets.size(), gateMetres);
        return new WorldScore(
                epochs.size(),
                tracks.size(),
                PictureScore.of(epochs, rules.cutOffMetres()),
                new CourseCount(targets.size(), tracks.size(), gateMetres).count(epochs, pairs),
                new SiapCount(targets.size(), gateMetres).count(epochs, pairs),
                NeesScore.of(errors(epochs, gateMetres), rules.apartSeconds()));
    }

    /// Pairs are matched afresh at each epoch: those of CLEAR MOT are kept over time, so two tracks that have swapped
    /// their targets would be measured against the wrong ones ever after.
    private static List<ErrorSample> errors(List<Epoch> epochs, double gateMetres) {
        List<ErrorSample> errors = new ArrayList<>();
        for (Epoch epoch : epochs) {
            int[] columnOf = Epoch.matchAfresh(epoch.distances, gateMetres);
            for (int i = 0; i < columnOf.length; i++) {
                if (columnOf[i] < 0) {
                    continue;
                }
                Fix target = epoch.targetFixes.get(i);
                Fix track = epoch.trackFixes.get(columnOf[i]);
                if (track.covariance() != null) {
                    errors.add(
                            new ErrorSample(
                                    epoch.timeSeconds,
                                    epoch.tracks[columnOf[i]],
                                    track.covariance()
                                            .squaredMahalanobis(
                                                    track.xMetres() - target.xMetres(),
                                                    track.yMetres() - target.yMetres())));
                }
            }
        }
        return errors;
    }
}
