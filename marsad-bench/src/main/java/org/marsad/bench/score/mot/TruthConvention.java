package org.marsad.bench.score.mot;

import java.util.List;
import java.util.Set;
import org.marsad.formats.mot.MotNote;
import org.marsad.formats.mot.MotRow;

/// Which rows of a ground truth count. All conventions leave out rows with confidence 0. From MOT16 on
/// only pedestrians (class 1) count, and a tracker's box that fits a distractor (a person on a vehicle or
/// standing still, a mannequin, a reflection) better than any other is taken away before scoring: it
/// is neither right nor wrong.
public enum TruthConvention {
    MOT15,
    MOT16,
    /// as MOT16, with other vehicles as distractors too
    MOT20;

    private static final int PEDESTRIAN = 1;

    /// MOT16 when every row carries a class, else MOT15.
    public static TruthConvention of(List<MotRow> truth) {
        boolean labelled = truth.stream().allMatch(row -> row.note() instanceof MotNote.Labelled);
        return labelled && !truth.isEmpty() ? MOT16 : MOT15;
    }

    private Set<Integer> distractors() {
        return switch (this) {
            case MOT15 -> Set.of();
            case MOT16 -> Set.of(2, 7, 8, 12);
            case MOT20 -> Set.of(2, 6, 7, 8, 12);
        };
    }

    boolean isDistractor(MotRow truth) {
        return truth.note() instanceof MotNote.Labelled(int objectClass, _)
                && distractors().contains(objectClass);
    }

    boolean counts(MotRow truth) {
        return (int) truth.confidence() != 0 && (this == MOT15 || isPedestrian(truth));
    }

    private static boolean isPedestrian(MotRow truth) {
        return truth.note() instanceof MotNote.Labelled(int objectClass, _)
                && objectClass == PEDESTRIAN;
    }
}
