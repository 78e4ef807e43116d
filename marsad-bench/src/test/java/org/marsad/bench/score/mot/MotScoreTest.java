package org.marsad.bench.score.mot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marsad.bench.score.UnscorableException;
import org.marsad.detect.PixelBox;
import org.marsad.formats.mot.MotNote;
import org.marsad.formats.mot.MotRow;

/// Worked by hand. People stand still in a row, 100 px apart, and tracks lie exactly on them unless a test
/// says otherwise; a line of digits is the id of the track on that person in each frame, `.` none.
class MotScoreTest {

    @Test
    void aPerfectResultScoresOne() throws UnscorableException {
        MotScore score = score("111", "222");
        assertThat(score.clear().mota()).isEqualTo(1);
        assertThat(score.identity().idf1()).isEqualTo(1);
        assertThat(score.hota().hota()).isEqualTo(1);
        assertThat(score.clear().lives()).isEqualTo(new ClearMot.Lives(2, 0, 0));
    }

    @Test
    void aNewTrackOnTheSamePersonIsASwitch() throws UnscorableException {
        MotScore score = score("1122");
        assertThat(score.clear().switches()).isEqualTo(1);
        assertThat(score.clear().mota()).isEqualTo(0.75);
        assertThat(score.clear().fragmentations()).isZero();
        assertThat(score.identity()).isEqualTo(new Identity(2, 2, 2));
        assertThat(score.hota().detA()).isEqualTo(1);
        // each match: both together 2 frames, of 4 + 2 - 2
        assertThat(score.hota().assA()).isEqualTo(0.5);
        assertThat(score.hota().hota()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void aGapIsAFragmentationAndNoSwitchWhenTheTrackComesBack() throws UnscorableException {
        assertThat(score("11.11", "77777").clear())
                .isEqualTo(new ClearMot(9, 1, 0, 0, 1, 9, new ClearMot.Lives(1, 1, 0)));
    }

    @Test
    void aSwitchIsRememberedOverAnyGap() throws UnscorableException {
        assertThat(score("1...2", "77777").clear().switches()).isEqualTo(1);
    }

    @Test
    void exchangedTracksAreTwoSwitches() throws UnscorableException {
        MotScore score = score("1122", "2211");
        assertThat(score.clear().switches()).isEqualTo(2);
        assertThat(score.identity().idf1()).isEqualTo(0.5);
    }

    @Test
    void aPersonKeepsItsTrackThoughAnotherFitsBetter() throws UnscorableException {
        List<MotRow> truth = List.of(person(1, 1, 0), person(2, 1, 0));
        List<MotRow> tracks = List.of(track(1, 5, 0), track(2, 5, 10), track(2, 6, 0));
        ClearMot clear = MotScore.of(MotSequence.of(truth, tracks, TruthConvention.MOT15)).clear();
        assertThat(clear.switches()).isZero();
        assertThat(clear.falsePositives()).isEqualTo(1);
        assertThat(clear.overlapSum()).isCloseTo(1 + 30.0 / 50, within(1e-12));
    }

    @Test
    void anOverlapOfExactlyOneHalfCounts() throws UnscorableException {
        List<MotRow> truth = List.of(new MotRow(1, 1, new PixelBox(0, 0, 40, 10), 1, silent()));
        List<MotRow> half = List.of(MotRow.ofTrack(1, 1, new PixelBox(0, 0, 20, 10), 1));
        List<MotRow> less = List.of(MotRow.ofTrack(1, 1, new PixelBox(0, 0, 19.9, 10), 1));
        assertThat(clear(truth, half).matches()).isEqualTo(1);
        assertThat(clear(truth, less).matches()).isZero();
    }

    @Test
    void hotaCountsAPairOnlyAtTheThresholdsThatItsOverlapReaches() throws UnscorableException {
        List<MotRow> truth = List.of(new MotRow(1, 1, new PixelBox(0, 0, 40, 10), 1, silent()));
        List<MotRow> half = List.of(MotRow.ofTrack(1, 1, new PixelBox(0, 0, 20, 10), 1));
        Hota hota = MotScore.of(MotSequence.of(truth, half, TruthConvention.MOT15)).hota();
        assertThat(hota.hota()).isCloseTo(10 / 19.0, within(1e-12));
        assertThat(hota.locA()).isCloseTo((10 * 0.5 + 9) / 19, within(1e-12));
    }

    @Test
    void truthWithConfidenceNoughtIsNeitherFoundNorMissed() throws UnscorableException {
        List<MotRow> truth = List.of(person(1, 1, 0), new MotRow(1, 2, box(100), 0, silent()));
        assertThat(clear(truth, List.of(track(1, 1, 0)))).extracting(ClearMot::misses).isEqualTo(0);
    }

    @Test
    void fromMot16OnATrackOnADistractorIsTakenAway() throws UnscorableException {
        List<MotRow> truth =
                List.of(labelled(1, 0, 1, 1), labelled(2, 100, 0, 7), labelled(3, 200, 1, 3));
        List<MotRow> tracks = List.of(track(1, 1, 0), track(1, 2, 100), track(1, 3, 200));
        ClearMot as16 =
                MotScore.of(MotSequence.of(truth, tracks, TruthConvention.of(truth))).clear();
        assertThat(as16.matches()).isEqualTo(1);
        assertThat(as16.misses()).isZero();
        assertThat(as16.falsePositives()).as("the box on the car stays wrong").isEqualTo(1);
    }

    @Test
    void sumsOverSequencesAreMadeOfCounts() throws UnscorableException {
        MotScore sum = score("1111").plus(score("..")).plus(MotScore.NONE);
        assertThat(sum.clear().mota()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(sum.identity().recall()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(sum.hota().hota()).isCloseTo(Math.sqrt(4 / 6.0), within(1e-12));
    }

    @Test
    void nothingFoundScoresNoughtAndDoesNotFail() throws UnscorableException {
        MotScore none = score("...");
        assertThat(none.clear().mota()).isZero();
        assertThat(none.clear().lives().mostlyLost()).isEqualTo(1);
        assertThat(none.hota().hota()).isZero();
        assertThat(clear(List.of(), List.of(track(1, 1, 0))).falsePositives()).isEqualTo(1);
    }

    @Test
    void anIdTwiceInAFrameIsRefused() {
        assertThatThrownBy(() -> clear(List.of(), List.of(track(4, -1, 0), track(4, -1, 50))))
                .isInstanceOf(UnscorableException.class)
                .hasMessageContaining("id -1 stands twice in frame 4");
    }

    private static ClearMot clear(List<MotRow> truth, List<MotRow> tracks)
            throws UnscorableException {
        return MotScore.of(MotSequence.of(truth, tracks, TruthConvention.MOT15)).clear();
    }

    private static MotScore score(String... persons) throws UnscorableException {
        List<MotRow> truth = new ArrayList<>();
        List<MotRow> tracks = new ArrayList<>();
        for (int person = 0; person < persons.length; person++) {
            for (int i = 0; i < persons[person].length(); i++) {
                truth.add(person(i + 1, person, 100 * person));
                char id = persons[person].charAt(i);
                if (id != '.') {
                    tracks.add(track(i + 1, id - '0', 100 * person));
                }
            }
        }
        return MotScore.of(MotSequence.of(truth, tracks, TruthConvention.MOT15));
    }

    private static PixelBox box(double left) {
        return new PixelBox(left, 0, 40, 80);
    }

    private static MotNote silent() {
        return new MotNote.Silent();
    }

    private static MotRow person(int frame, int id, double left) {
        return new MotRow(frame, id, box(left), 1, silent());
    }

    private static MotRow labelled(int id, double left, double confidence, int objectClass) {
        return new MotRow(1, id, box(left), confidence, new MotNote.Labelled(objectClass, 1));
    }

    private static MotRow track(int frame, int id, double left) {
        return MotRow.ofTrack(frame, id, box(left), 1);
    }
}
