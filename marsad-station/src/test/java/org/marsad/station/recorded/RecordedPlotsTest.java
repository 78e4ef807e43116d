package org.marsad.station.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.station.recorded.RecordedPlots.Rule;

class RecordedPlotsTest {

    private static final String HEADER = "time_s,arrival_s,sensor,x_m,y_m,var_xx,cov_xy,var_yy";

    private static final Duration STEP = Duration.ofSeconds(2);

    @TempDir private Path folder = Path.of("");

    /// Two vehicles, seen by a radar every two seconds to 10 m.
    private static List<String> rows() {
        Random random = new Random(2);
        List<String> rows = new ArrayList<>();
        for (int turn = 0; turn < 40; turn++) {
            for (int lane = 0; lane < 2; lane++) {
                rows.add(
                        String.format(
                                Locale.ROOT,
                                "%d,%d.5,R1,%.2f,%.2f,100,0,100",
                                2 * turn,
                                2 * turn,
                                30.0 * turn + 10 * random.nextGaussian(),
                                500 * lane + 10 * random.nextGaussian()));
            }
        }
        return rows;
    }

    private List<String> track(List<String> rows, Rule rule) throws IOException {
        Path in = folder.resolve("plots.csv");
        Path out = folder.resolve("tracks.csv");
        Files.writeString(in, HEADER + "\n" + String.join("\n", rows) + "\n");
        RecordedPlots.track(in, out, STEP, rule);
        return Files.readAllLines(out);
    }

    @Test
    void writesWhereEachTrackIsAtEveryStep() throws IOException {
        List<String> lines = track(rows(), Rule.SETTLED);

        assertThat(lines.getFirst()).isEqualTo("time_s,track_id,x_m,y_m,var_xx,cov_xy,var_yy");
        List<String[]> last =
                lines.stream()
                        .map(line -> line.split(","))
                        .filter(cells -> cells[0].equals("78.000"))
                        .toList();
        assertThat(last).hasSize(2);
        for (String[] cells : last) {
            assertThat(Double.parseDouble(cells[2])).isCloseTo(1170, within(25.0));
            assertThat(Double.parseDouble(cells[4])).isBetween(5.0, 100.0);
        }
    }

    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        List<String> shuffled = new ArrayList<>(rows());
        Collections.shuffle(shuffled, new Random(9));

        assertThat(track(shuffled, Rule.SETTLED)).isEqualTo(track(rows(), Rule.SETTLED));
    }

    @Test
    void rowsThatAreRefusedAreTold() throws IOException {
        List<String> rows = new ArrayList<>(rows());
        rows.add("3,3,R1,NaN,0,100,0,100");
        Path in = folder.resolve("plots.csv");
        Files.writeString(in, HEADER + "\n" + String.join("\n", rows) + "\n");

        RecordedPlots.Summary summary =
                RecordedPlots.track(in, folder.resolve("tracks.csv"), STEP, Rule.SETTLED);

        assertThat(summary.plots()).isEqualTo(80);
        assertThat(summary.sentence()).contains("plots left out: {UNREADABLE=1}");
    }

    @Test
    void liveUsesWhatHasArrivedAndSettledAlsoWhatCameLater() throws IOException {
        List<String> late = rows();
        late.replaceAll(row -> row.startsWith("78,") ? row.replaceFirst("78.5", "78.9") : row);

        List<String> settled = track(late, Rule.SETTLED);
        List<String> live = track(late, Rule.LIVE);

        assertThat(live).isNotEqualTo(settled);
        assertThat(live).filteredOn(line -> line.startsWith("78.000,")).hasSize(2);
    }

    @Test
    void theOrderInWhichPlotsOfOneArrivalStandChangesNothing() throws IOException {
        List<String> shuffled = new ArrayList<>(rows());
        Collections.shuffle(shuffled, new Random(4));

        assertThat(track(shuffled, Rule.LIVE)).isEqualTo(track(rows(), Rule.LIVE));
    }

    @Test
    void aHoleOfYearsIsNoLoop() throws IOException {
        List<String> rows = new ArrayList<>(rows());
        rows.add("300000000,300000000,R1,0,0,100,0,100");

        assertThat(track(rows, Rule.SETTLED)).hasSizeLessThan(1000);
    }
}
