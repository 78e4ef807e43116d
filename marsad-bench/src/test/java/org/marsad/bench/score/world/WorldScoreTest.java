package org.marsad.bench.score.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.consistency.NeesScore;
import org.marsad.geo.GroundCovariance;

/// Worked by hand, with a cut-off of 50 m.
class WorldScoreTest {

    private static final WorldScore.Rules RULES = new WorldScore.Rules(50, 100, 10);

    @Test
    void aTrackBetweenTwoReportsIsOnTheStraightLineButNotOverALongGap() {
        Course course =
                new Course(
                        "a", List.of(new Fix(20, 100, 0), new Fix(10, 0, 0), new Fix(14, 40, 8)));
        assertThat(course.findAt(12)).contains(new Fix(12, 20, 4));
        assertThat(course.findAt(14.0005)).contains(new Fix(14, 40, 8));
        assertThat(course.findAt(17)).as("6 s apart").isPresent();
        assertThat(course.findAt(9)).isEmpty();
        assertThat(course.findAt(21)).isEmpty();
    }

    @Test
    void aTrackThatEndsAndIsReplacedIsASwitch() throws UnscorableException {
        WorldScore score =
                WorldScore.of(
                        List.of(walk("p1", 10, 20, 0)),
                        List.of(walk("1", 10, 14, 3), walk("2", 16, 20, 4)),
                        RULES);
        assertThat(score.epochs()).isEqualTo(6);
        assertThat(score.courses().switches()).isEqualTo(1);
        assertThat(score.courses().mota()).isCloseTo(1 - 1 / 6.0, within(1e-12));
        assertThat(score.courses().idf1()).isCloseTo(0.5, within(1e-12));
        assertThat(score.courses().motpRmsMetres())
                .isCloseTo(Math.sqrt((3 * 9 + 3 * 16) / 6.0), within(1e-12));
        // every match: 3 epochs together, of 6 + 3 − 3
        assertThat(score.courses().hota().hota()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(score.courses().hota().detection()).isEqualTo(1);
        assertThat(score.courses().hota().association()).isCloseTo(0.5, within(1e-12));
        assertThat(score.picture().meanGospaMetres()).isCloseTo(3.5, within(1e-12));
    }

    @Test
    void epochsBeforeTheStartDoNotCount() throws UnscorableException {
        assertThat(WorldScore.of(List.of(walk("p", 0, 20, 0)), List.of(), RULES).epochs())
                .isEqualTo(6);
        assertThatThrownBy(() -> WorldScore.of(List.of(walk("p", 0, 8, 0)), List.of(), RULES))
                .isInstanceOf(UnscorableException.class)
                .hasMessageContaining("lower the start");
    }

    /// 3 m east and 4 m north off, with 3 m and 2 m standard deviation: 1 + 4. The report of 32 s is missing, so
    /// nothing is stated there, though the straight line tells where the track is.
    @Test
    void errorsAreMeasuredByTheCovarianceOfTheirOwnReport() throws UnscorableException {
        GroundCovariance stated = new GroundCovariance(9, 0, 4);
        List<Fix> reports =
                List.of(
                        new Fix(10, 18, 4, stated),
                        new Fix(30, 48, 4, stated),
                        new Fix(34, 54, 4, stated),
                        new Fix(52, 81, 4, new GroundCovariance(0.09, 0, 0.04)));
        NeesScore nees =
                WorldScore.of(
                                List.of(walk("p", 10, 60, 0)),
                                List.of(new Course("1", reports)),
                                new WorldScore.Rules(50, 100, 10, 20))
                        .consistency();
        assertThat(nees.samples()).as("at 10, 30 and 52 s").isEqualTo(3);
        assertThat(nees.mean()).isCloseTo((5 + 5 + 500) / 3.0, within(1e-9));
        assertThat(
                        WorldScore.of(
                                        List.of(walk("p", 32, 32, 0)),
                                        List.of(new Course("1", reports)),
                                        RULES)
                                .consistency()
                                .samples())
                .isZero();
    }

    /// Two targets 60 m apart; at 30 s their tracks have changed places.
    @Test
    void tracksThatSwapTargetsAreNotMeasuredAgainstTheWrongOnes() throws UnscorableException {
        GroundCovariance stated = new GroundCovariance(1, 0, 1);
        WorldScore score =
                WorldScore.of(
                        List.of(
                                new Course("a", List.of(new Fix(10, 0, 0), new Fix(30, 0, 0))),
                                new Course("b", List.of(new Fix(10, 60, 0), new Fix(30, 60, 0)))),
                        List.of(
                                new Course(
                                        "1",
                                        List.of(
                                                new Fix(10, 1, 1, stated),
                                                new Fix(30, 59, 1, stated))),
                                new Course(
                                        "2",
                                        List.of(
                                                new Fix(10, 61, 1, stated),
                                                new Fix(30, 1, 1, stated)))),
                        RULES);
        assertThat(score.consistency().mean()).isCloseTo(2, within(1e-12));
        assertThat(score.courses().switches()).as("the pairs are kept").isZero();
        assertThat(score.courses().motpRmsMetres()).isGreaterThan(40);
    }

    @Test
    void groundErrorsAreOfPairsWithinTheGate() {
        Map<Integer, List<Fix>> truth =
                Map.of(
                        1, List.of(new Fix(1, 0, 0), new Fix(1, 10, 0)),
                        2, List.of(new Fix(2, 0, 0)));
        Map<Integer, List<Fix>> tracks =
                Map.of(
                        1, List.of(new Fix(1, 0, 1), new Fix(1, 10, 3)),
                        2, List.of(new Fix(2, 0.5, 0)),
                        3, List.of(new Fix(3, 0, 0)));
        assertThat(GroundScore.of(truth, tracks, 2))
                .isEqualTo(new GroundScore(3, 3, 2, 0.75, 0.95));
    }

    @Test
    void twoPairsWithinTheGateAreBetterThanOneNearOne() {
        Map<Integer, List<Fix>> truth = Map.of(1, List.of(new Fix(1, 0, 0), new Fix(1, 1.5, 0)));
        Map<Integer, List<Fix>> tracks = Map.of(1, List.of(new Fix(1, 0.1, 0), new Fix(1, -1, 0)));
        assertThat(GroundScore.of(truth, tracks, 2).matched()).isEqualTo(2);
    }

    private static Course walk(String id, int fromSeconds, int toSeconds, double aside) {
        return new Course(
                id,
                IntStream.rangeClosed(fromSeconds / 2, toSeconds / 2)
                        .mapToObj(i -> new Fix(2.0 * i, 3.0 * i, aside))
                        .toList());
    }
}
