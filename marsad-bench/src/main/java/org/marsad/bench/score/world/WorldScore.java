package org.marsad.bench.score.world;

import java.util.List;
import org.marsad.bench.score.UnscorableException;

/// The score of a tracker on the ground, over every time that stands in the truth from a start on.
public record WorldScore(int epochs, int tracks, PictureScore picture, CourseScore courses) {

    /// @param cutOffMetres of GOSPA and OSPA: from there on a track counts as another thing
    /// @param gateMetres within which a track may stand for a target, for the other scores
    /// @param startSeconds earlier epochs do not count, so that a tracker may settle
    public record Rules(double cutOffMetres, double gateMetres, double startSeconds) {

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
                        .mapToObj(time -> Epoch.at(time, targets, tracks))
                        .toList();
        if (epochs.isEmpty()) {
            throw new UnscorableException(
                    "expected truth at %g s or later, but there is none; lower the start"
                            .formatted(rules.startSeconds()));
        }
        return new WorldScore(
                epochs.size(),
                tracks.size(),
                PictureScore.of(epochs, rules.cutOffMetres()),
                new CourseCount(targets.size(), tracks.size(), rules.gateMetres()).count(epochs));
    }
}
