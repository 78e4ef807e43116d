package org.marsad.bench.score.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marsad.bench.score.UnscorableException;

/// Timetables: one column an epoch of 2 s, from 10 s on. A target is there where its line has an `x`; a track
/// stands beside the target whose name its line shows, and far off at `-`.
class SiapScoreTest {

    private static final WorldScore.Rules RULES = new WorldScore.Rules(50, 100, 10);

    /// Over all epochs there are 15 targets, of which 13 are held, and 18 tracks, of which 17 hold one. A
    /// changes from 1 to 2, B from 3 to 4. A is held for 10 s, longest by 2 for 6 s; B for 8 s, longest for 4 s;
    /// C for 2 s. Lives last 10, 10 and 4 s. Track n stands n metres aside. Stone Soup's `SIAPMetrics` (commit
    /// ec032a9) gives the same six numbers for these associations.
    @Test
    void workedExample() throws UnscorableException {
        SiapScore siap =
                siap(
                        """
                        A xxxxxx
                        B xxxxxx
                        C xxx...
                        1 AAA...
                        2 ..AAAA
                        3 .BBB..
                        4 ...BBB
                        5 ...AA-
                        6 CC....
                        """);
        assertThat(siap.completeness()).isCloseTo(13 / 15.0, within(1e-12));
        assertThat(siap.ambiguity()).isCloseTo(17 / 13.0, within(1e-12));
        assertThat(siap.spuriousness()).isCloseTo(1 / 18.0, within(1e-12));
        assertThat(siap.meanErrorMetres())
                .isCloseTo((3 * 1 + 4 * 2 + 3 * 3 + 3 * 4 + 2 * 5 + 2 * 6) / 17.0, within(1e-9));
        assertThat(siap.changesPerSecond()).isCloseTo(2 / 20.0, within(1e-12));
        assertThat(siap.longestSegment()).isCloseTo(12 / 24.0, within(1e-12));
    }

    /// The gap is longer than the straight line between reports may be.
    @Test
    void aNumberThatComesBackAfterAGapIsNoChange() throws UnscorableException {
        SiapScore siap =
                siap(
                        """
                        A xxxxxxx
                        1 AA...AA
                        """);
        assertThat(siap.changesPerSecond()).isZero();
        assertThat(siap.completeness()).isCloseTo(4 / 7.0, within(1e-12));
        assertThat(siap.longestSegment()).isCloseTo(2 / 12.0, within(1e-12));
    }

    /// By 1, 2, 1 the number changes twice; by 3 never.
    @Test
    void theFewestChangesCount() throws UnscorableException {
        assertThat(
                        siap("""
                                        A xxxxxxx
                                        1 AA...AA
                                        2 ..AAA..
                                        3 AAAAAAA
                                        """)
                                .changesPerSecond())
                .isZero();
        assertThat(
                        siap("""
                                        A xxxxxxx
                                        1 AA...AA
                                        2 ..AAA..
                                        """)
                                .changesPerSecond())
                .isCloseTo(2 / 12.0, within(1e-12));
    }

    @Test
    void withoutTracksNothingIsComplete() throws UnscorableException {
        assertThat(siap("A xx\n")).isEqualTo(new SiapScore(0, 1, 0, 0, 0, 0));
    }

    /// Two targets 60 m apart are each held by their own track, though both tracks are within the gate of both.
    @Test
    void neighboursKeepTheirOwnTracks() throws UnscorableException {
        SiapScore siap =
                WorldScore.of(
                                List.of(still("A", 0), still("B", 60)),
                                List.of(still("1", 40), still("2", 50)),
                                RULES)
                        .siap();
        assertThat(siap.completeness()).isEqualTo(1);
        assertThat(siap.ambiguity()).isEqualTo(1);
        assertThat(siap.meanErrorMetres()).isEqualTo(25);
    }

    private static Course still(String id, double x) {
        return new Course(id, List.of(new Fix(10, x, 0), new Fix(12, x, 0)));
    }

    private static SiapScore siap(String timetable) throws UnscorableException {
        List<Course> targets = new ArrayList<>();
        List<Course> tracks = new ArrayList<>();
        for (String line : timetable.lines().toList()) {
            char name = line.charAt(0);
            List<Fix> fixes = new ArrayList<>();
            for (int k = 0; k + 2 < line.length(); k++) {
                char cell = line.charAt(k + 2);
                switch (cell) {
                    case '.' -> {}
                    case 'x' -> fixes.add(new Fix(10 + 2 * k, 1000 * name, 0));
                    case '-' -> fixes.add(new Fix(10 + 2 * k, 0, 9000));
                    default -> fixes.add(new Fix(10 + 2 * k, 1000 * cell, name - '0'));
                }
            }
            (Character.isDigit(name) ? tracks : targets).add(new Course("" + name, fixes));
        }
        return WorldScore.of(targets, tracks, RULES).siap();
    }
}
