package org.marsad.bench.score.world;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The fixes of one target or one track, in time order.
///
/// @param longestGapSeconds between two fixes for it to be there in between, on the straight line
public record Course(String id, List<Fix> fixes, double longestGapSeconds) {

    private static final double SAME_TIME_SECONDS = 1e-3;
    private static final double LONGEST_GAP_SECONDS = 6;

    public Course {
        fixes =
                fixes.stream()
                        .sorted(
                                Comparator.comparingDouble(Fix::timeSeconds)
                                        .thenComparingDouble(Fix::xMetres)
                                        .thenComparingDouble(Fix::yMetres))
                        .toList();
    }

    /// Of one that is reported every few seconds: on the straight line over six at most.
    public Course(String id, List<Fix> fixes) {
        this(id, fixes, LONGEST_GAP_SECONDS);
    }

    /// What of it fulfils a condition.
    public Course where(Predicate<Fix> condition) {
        return new Course(id, fixes.stream().filter(condition).toList(), longestGapSeconds);
    }

    /// The fix of that time within a millisecond, else the straight line between the fixes before and
    /// after when they are near enough in time, else nothing: it is not there then.
    public Optional<Fix> findAt(double timeSeconds) {
        int next = firstNotBefore(timeSeconds - SAME_TIME_SECONDS);
        if (next == fixes.size()) {
            return Optional.empty();
        }
        Fix after = fixes.get(next);
        if (Math.abs(after.timeSeconds() - timeSeconds) <= SAME_TIME_SECONDS) {
            return Optional.of(after);
        }
        if (next == 0
                || after.timeSeconds() - fixes.get(next - 1).timeSeconds() > longestGapSeconds) {
            return Optional.empty();
        }
        return Optional.of(fixes.get(next - 1).towards(after, timeSeconds));
    }

    private int firstNotBefore(double timeSeconds) {
        int low = 0;
        int high = fixes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fixes.get(middle).timeSeconds() < timeSeconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
