package org.marsad.bench.score.mot;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Higher order tracking accuracy: the geometric mean of how well things are detected and how well
/// detections are joined to tracks, averaged over 19 overlap thresholds from 0.05 to 0.95.
///
/// Reference: J. Luiten and others, International Journal of Computer Vision 129 (2021).
public record Hota(List<HotaLevel> levels) {

    static final int LEVELS = 19;

    static final Hota NONE = new Hota(List.of());

    public Hota {
        levels = List.copyOf(levels);
        if (!levels.isEmpty() && levels.size() != LEVELS) {
            throw new IllegalArgumentException("expected 19 levels, got " + levels.size());
        }
    }

    public static Hota of(MotSequence sequence) {
        return new HotaCount(sequence).count();
    }

    /// The threshold of a level, computed as the reference does, to the bit.
    static double leastOverlap(int level) {
        return 0.05 + level * 0.05;
    }

    public Hota plus(Hota other) {
        if (levels.isEmpty() || other.levels.isEmpty()) {
            return levels.isEmpty() ? other : this;
        }
        return new Hota(
                IntStream.range(0, LEVELS)
                        .mapToObj(i -> levels.get(i).plus(other.levels.get(i)))
                        .toList());
    }

    public double hota() {
        return mean(HotaLevel::hota);
    }

    public double detA() {
        return mean(HotaLevel::detection);
    }

    public double assA() {
        return mean(HotaLevel::association);
    }

    public double assRe() {
        return mean(HotaLevel::associationRecall);
    }

    public double assPr() {
        return mean(HotaLevel::associationPrecision);
    }

    public double locA() {
        return mean(HotaLevel::localisation);
    }

    private double mean(ToDoubleFunction<HotaLevel> part) {
        return levels.stream().mapToDouble(part).average().orElse(0);
    }
}
