package org.marsad.bench.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.bench.score.UnscorableException;
import org.marsad.bench.score.world.Fix;
import org.marsad.locate.Plot;
import org.marsad.locate.Scan;
import org.marsad.locate.Strobe;

class AutoferryScenarioTest {

    private static final String TRUTH =
            """
            [[{"targetID":1,"position":[10,20,0],"time":1000.0}],
             [{"targetID":1,"position":[12,20,0],"time":1001.0}],
             [{"targetID":1,"position":[12,20,0],"time":1001.0}]]
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void arraysOfOneThatHaveLostALevelAreRead() throws IOException, UnscorableException {
        List<Scan> scans =
                read(
                        """
                        [{"sensorID":2,"ownshipPosition":[100,200],"time":1000.0,"measurement":[[1,2],[3,4]]},
                         {"sensorID":2,"ownshipPosition":[100,200],"time":1000.5,"measurement":[1,3]},
                         {"sensorID":1,"ownshipPosition":[100,200],"time":1000.4,"measurement":[]},
                         {"sensorID":3,"ownshipPosition":[100,200],"time":1000.6,"measurement":-0.5},
                         {"sensorID":4,"ownshipPosition":[100,200],"time":1000.7,"measurement":[0.5,1.5,2.5]}]
                        """);
        assertThat(scans).extracting(scan -> scan.reports().size()).containsExactly(2, 1, 0, 1, 3);
        assertThat(scans.get(0).reports().get(1))
                .isInstanceOfSatisfying(
                        Plot.class,
                        plot -> {
                            assertThat(plot.position().northMetres()).isEqualTo(102);
                            assertThat(plot.position().eastMetres()).isEqualTo(204);
                        });
        assertThat(scans.get(1).reports().getFirst())
                .isInstanceOfSatisfying(
                        Plot.class,
                        plot -> {
                            assertThat(plot.position().northMetres()).isEqualTo(101);
                            assertThat(plot.position().eastMetres()).isEqualTo(203);
                        });
        assertThat(scans.get(3).reports().getFirst())
                .isInstanceOfSatisfying(
                        Strobe.class,
                        strobe -> {
                            assertThat(strobe.azimuthRadians()).isEqualTo(-0.5);
                            assertThat(strobe.sensorPosition().eastMetres()).isEqualTo(200);
                        });
    }

    @Test
    void aScanOlderThanTheOneBeforeArrivesAfterIt() throws IOException, UnscorableException {
        List<Scan> scans =
                read(
                        """
                        [{"sensorID":3,"ownshipPosition":[0,0],"time":1000.7,"measurement":1.0},
                         {"sensorID":4,"ownshipPosition":[0,0],"time":1000.2,"measurement":1.0}]
                        """);
        assertThat(scans.get(1).validTime()).isBefore(scans.get(0).validTime());
        assertThat(scans.get(1).arrivalTime()).isEqualTo(scans.get(0).arrivalTime());
    }

    @Test
    void truthLiesOnAClockOfHalfSeconds() throws IOException, UnscorableException {
        write("[{\"sensorID\":3,\"ownshipPosition\":[0,0],\"time\":1000.0,\"measurement\":1.0}]");
        List<Fix> fixes = AutoferryScenario.read(folder).truth().getFirst().fixes();
        assertThat(fixes).extracting(Fix::timeSeconds).containsExactly(0.0, 0.5, 1.0);
        assertThat(fixes.get(1).yMetres()).isEqualTo(11, within(1e-9));
        assertThat(fixes.get(1).xMetres()).isEqualTo(20, within(1e-9));
    }

    @Test
    void whatIsNoScanIsRefusedByNameAndPlace() throws IOException {
        write(
                "[{\"sensorID\":2,\"ownshipPosition\":[0,0],\"time\":1000.0,\"measurement\":[1,2,3]}]");
        assertThatThrownBy(() -> AutoferryScenario.read(folder))
                .isInstanceOf(UnscorableException.class)
                .hasMessageContaining("scan 0")
                .hasMessageContaining("3 numbers");
        write("[{\"sensorID\":9,\"ownshipPosition\":[0,0],\"time\":1000.0,\"measurement\":[]}]");
        assertThatThrownBy(() -> AutoferryScenario.read(folder))
                .isInstanceOf(UnscorableException.class)
                .hasMessageContaining("sensorID 1 to 4, got 9");
    }

    private List<Scan> read(String detections) throws IOException, UnscorableException {
        write(detections);
        return AutoferryScenario.read(folder).scans(EnumSet.allOf(BoatSensor.class));
    }

    private void write(String detections) throws IOException {
        Files.writeString(folder.resolve("detections.json"), detections);
        Files.writeString(folder.resolve("groundTruth.json"), TRUTH);
    }
}
