package org.marsad.bench.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.mot.MotScore;
import org.marsad.bench.score.mot.MotSequence;
import org.marsad.bench.score.mot.TruthConvention;
import org.marsad.formats.mot.MotFile;
import org.marsad.formats.mot.MotRow;
import org.marsad.station.recorded.RecordedDetections;

/// The follower against the best of ByteTrack, OC-SORT and SORT on the same detections, each of which
/// had its best of six thresholds for the group; the follower has one set of knobs for all.
@Tag("data")
class FollowerGateTest {

    private static final Path DATA = Path.of(System.getProperty("marsad.data", ""));

    private record Clip(String detections, String truth, double frameRateHz) {}

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void needsTheData() {
        Assumptions.assumeTrue(!DATA.toString().isEmpty(), "no test data: set -Dmarsad.data");
    }

    @Test
    void mot15WithAcf() throws IOException, UnscorableException {
        check(
                List.of(
                        new Clip("video/pets09-s2l1/det.txt", "video/pets09-s2l1/gt.txt", 7),
                        new Clip("video/tud-campus/det.txt", "video/tud-campus/gt.txt", 25),
                        new Clip(
                                "video/tud-stadtmitte/det.txt", "video/tud-stadtmitte/gt.txt", 25)),
                48.1,
                74.1,
                65.7);
    }

    @Test
    void mot15WithFasterRcnn() throws IOException, UnscorableException {
        check(
                List.of(
                        new Clip("mot/mot15-det/PETS09-S2L1.txt", "video/pets09-s2l1/gt.txt", 7),
                        new Clip("mot/mot15-det/TUD-Campus.txt", "video/tud-campus/gt.txt", 25),
                        new Clip(
                                "mot/mot15-det/TUD-Stadtmitte.txt",
                                "video/tud-stadtmitte/gt.txt",
                                25)),
                40.1,
                64.3,
                54.8);
    }

    @Test
    void mot16WithDpm() throws IOException, UnscorableException {
        check(
                List.of(
                        new Clip("mot/mot16/MOT16-02/det.txt", "mot/mot16/MOT16-02/gt.txt", 30),
                        new Clip("mot/mot16/MOT16-04/det.txt", "mot/mot16/MOT16-04/gt.txt", 30),
                        new Clip("video/mot16-09/det.txt", "video/mot16-09/gt.txt", 30)),
                32.6,
                26.3,
                39.5);
    }

    private void check(List<Clip> clips, double hota, double mota, double idf1)
            throws IOException, UnscorableException {
        MotScore sum = MotScore.NONE;
        for (Clip clip : clips) {
            Path out = Files.createTempFile(folder, "mot", ".csv");
            RecordedDetections.follow(DATA.resolve(clip.detections), out, clip.frameRateHz);
            List<MotRow> truth = MotFile.read(DATA.resolve(clip.truth));
            sum =
                    sum.plus(
                            MotScore.of(
                                    MotSequence.of(
                                            truth, MotFile.read(out), TruthConvention.of(truth))));
        }
        assertThat(100 * sum.hota().hota()).as("HOTA").isGreaterThan(hota);
        assertThat(100 * sum.clear().mota()).as("MOTA").isGreaterThan(mota);
        assertThat(100 * sum.identity().idf1()).as("IDF1").isGreaterThan(idf1);
    }
}
