package org.marsad.bench.score.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marsad.bench.score.UnscorableException;

/// Worked by hand, with a cut-off of 50 m.
class WorldScoreTest {

    private static final WorldScore.Rules RULES = new WorldScore.Rules(50, 100, 10);

    @Test
    void aMissedTargetAndAFalseTrackCostHalfTheCutOffSquaredEach() {
        Gospa gospa = Gospa.of(new double[][] {{200}}, 1, 1, 50);
        assertThat(gospa.gospaMetres()).isEqualTo(50);
        assertThat(gospa.ospaMetres()).isEqualTo(50);
        assertThat(gospa.missed()).isEqualTo(1);
        assertThat(gospa.falseTracks()).isEqualTo(1);
    }

    @Test
    void gospaAddsWhatOspaAverages() {
        Gospa gospa = Gospa.of(new double[][] {{30, 900}, {900, 40}, {900, 900}}, 3, 2, 50);
        assertThat(gospa.gospaMetres()).isCloseTo(Math.sqrt(900 + 1600 + 1250), within(1e-12));
        assertThat(gospa.ospaMetres())
                .isCloseTo(Math.sqrt((900 + 1600 + 2500) / 3.0), within(1e-12));
    }

    @Test
    void anEmptyPictureOfNothingIsPerfect() {
        Gospa gospa = Gospa.of(new double[][] {}, 0, 0, 50);
        assertThat(gospa.gospaMetres()).isZero();
        assertThat(gospa.ospaMetres()).isZero();
    }

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
        assertThat(score.courses().hota()).isCloseTo(Math.sqrt(0.5), within(1e-12));
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
