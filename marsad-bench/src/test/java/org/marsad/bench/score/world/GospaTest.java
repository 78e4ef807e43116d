package org.marsad.bench.score.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.marsad.bench.score.Assignment;

/// Worked from the definitions in the papers.
class GospaTest {

    private static final double CUT_OFF = 8;

    /// Rahmathullah 2017 defines GOSPA so that each missed and each false one costs c²/2 and more false ones
    /// always cost more; OSPA hardly tells one false track from many, since it averages.
    @Test
    void moreFalseTracksCostMoreInGospaButHardlyInOspa() {
        List<Fix> targets = List.of(at(0, 0), at(20, 0));
        Gospa oneFalse = gospa(targets, List.of(at(1, 0), at(20, 1), at(500, 0)));
        assertThat(oneFalse.gospaMetres()).isCloseTo(Math.sqrt(1 + 1 + 32), within(1e-12));
        assertThat(oneFalse.ospaMetres()).isCloseTo(Math.sqrt((1 + 1 + 64) / 3.0), within(1e-12));
        Gospa twoFalse = gospa(targets, List.of(at(1, 0), at(20, 1), at(500, 0), at(600, 0)));
        assertThat(twoFalse.gospaMetres()).isCloseTo(Math.sqrt(1 + 1 + 64), within(1e-12));
        assertThat(twoFalse.ospaMetres()).isCloseTo(Math.sqrt((1 + 1 + 128) / 4.0), within(1e-12));
    }

    /// Rahmathullah 2017, proposition on α = 2: a pair at the cut-off is worth as much as one missed and one false.
    @Test
    void aPairAtTheCutOffIsAMissAndAFalseTrack() {
        Gospa gospa = gospa(List.of(at(0, 0)), List.of(at(8, 0)));
        assertThat(gospa.gospaMetres()).isEqualTo(8);
        assertThat(gospa.matched()).isZero();
        assertThat(gospa.missed()).isEqualTo(1);
        assertThat(gospa.falseTracks()).isEqualTo(1);
        Gospa nearer = gospa(List.of(at(0, 0)), List.of(at(7.9, 0)));
        assertThat(nearer.matched()).isEqualTo(1);
        assertThat(nearer.squaredLocation()).isCloseTo(62.41, within(1e-9));
    }

    /// Schuhmacher 2008: OSPA of n against none is c, whatever n; of equal sets 0.
    @Test
    void ospaOfSomethingAgainstNothingIsTheCutOff() {
        assertThat(gospa(List.of(at(0, 0), at(1, 0)), List.of()).ospaMetres()).isEqualTo(CUT_OFF);
        assertThat(gospa(List.of(), List.of(at(3, 3))).ospaMetres()).isEqualTo(CUT_OFF);
        assertThat(gospa(List.of(at(3, 3)), List.of(at(3, 3))).ospaMetres()).isZero();
        assertThat(gospa(List.of(), List.of()).ospaMetres()).isZero();
        assertThat(gospa(List.of(), List.of()).gospaMetres()).isZero();
    }

    /// 0 and √37 have the lesser sum, 3 and √10 the lesser sum of squares.
    @Test
    void assignsByTheSquaresOfDistances() {
        Gospa gospa = gospa(List.of(at(0, 0), at(3, 0)), List.of(at(3, 0), at(6, 1)));
        assertThat(gospa.squaredLocation()).isCloseTo(9 + 10, within(1e-12));
    }

    /// The definitions word for word, with a full table of costs cut off at c² and the dense solver.
    @Test
    void agreesWithTheDefinitionsOnRandomPictures() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Fix> targets = scatter(random, random.nextInt(25));
            List<Fix> tracks = scatter(random, random.nextInt(25));
            double assigned = assigned(targets, tracks);
            int larger = Math.max(targets.size(), tracks.size());
            int apart = Math.abs(targets.size() - tracks.size());
            double most = CUT_OFF * CUT_OFF;
            Gospa gospa = gospa(targets, tracks);
            assertThat(gospa.ospaMetres())
                    .as("seed %d", seed)
                    .isCloseTo(
                            larger == 0 ? 0 : Math.sqrt((assigned + most * apart) / larger),
                            within(1e-9));
            assertThat(gospa.gospaMetres())
                    .as("seed %d", seed)
                    .isCloseTo(Math.sqrt(assigned + most / 2 * apart), within(1e-9));
        }
    }

    private static double assigned(List<Fix> targets, List<Fix> tracks) {
        double[][] cost = new double[targets.size()][tracks.size()];
        for (int i = 0; i < cost.length; i++) {
            for (int j = 0; j < cost[i].length; j++) {
                double distance = targets.get(i).distanceMetres(tracks.get(j));
                cost[i][j] = Math.min(distance * distance, CUT_OFF * CUT_OFF);
            }
        }
        int[] columnOf = Assignment.leastCost(cost);
        return IntStream.range(0, columnOf.length)
                .filter(i -> columnOf[i] >= 0)
                .mapToDouble(i -> cost[i][columnOf[i]])
                .sum();
    }

    private static List<Fix> scatter(Random random, int count) {
        return Stream.generate(() -> at(40 * random.nextDouble(), 40 * random.nextDouble()))
                .limit(count)
                .toList();
    }

    private static Gospa gospa(List<Fix> targets, List<Fix> tracks) {
        return Gospa.of(NearPairs.of(targets, tracks, CUT_OFF), CUT_OFF);
    }

    private static Fix at(double x, double y) {
        return new Fix(0, x, y);
    }
}
