package org.marsad.formats.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.geo.GroundCovariance;
import org.marsad.locate.Plot;

class PlotFileTest {

    private static final String HEADER = "time_s,arrival_s,sensor,x_m,y_m,var_xx,cov_xy,var_yy\n";

    @TempDir private Path folder = Path.of("");

    private PlotFile read(String text) throws IOException {
        return PlotFile.read(Files.writeString(folder.resolve("plots.csv"), text));
    }

    @Test
    void readsWhatASensorSays() throws IOException {
        PlotFile file = read(HEADER + "2.5,3.125,R1,10.5,-20,100,-3,25\n");

        ArrivedPlot arrived = file.plots().getFirst();
        Plot plot = arrived.plot();
        assertThat(plot.validTime()).isEqualTo(Instant.EPOCH.plusMillis(2500));
        assertThat(arrived.arrivalTime()).isEqualTo(Instant.EPOCH.plusMillis(3125));
        assertThat(plot.sensor().value()).isEqualTo("R1");
        assertThat(plot.position().eastMetres()).isEqualTo(10.5);
        assertThat(plot.position().northMetres()).isEqualTo(-20);
        assertThat(plot.covariance()).isEqualTo(new GroundCovariance(100, -3, 25));
        assertThat(file.refused()).isEmpty();
    }

    @Test
    void columnsMayComeInAnyOrderAmongOthers() throws IOException {
        PlotFile file =
                read(
                        """
                        note,sensor,var_yy,cov_xy,var_xx,y_m,x_m,arrival_s,time_s
                        hello,C1,4,0,9,2,1,0.5,0.25
                        """);

        assertThat(file.plots().getFirst().plot().covariance())
                .isEqualTo(new GroundCovariance(9, 0, 4));
    }

    @Test
    void aRowThatCannotBeUsedIsCountedByItsReasonAndTheRestGoesOn() throws IOException {
        PlotFile file =
                read(
                        HEADER
                                + """
                                1,1,R1,NaN,0,1,0,1
                                1,1,R1,oops,0,1,0,1
                                1,1,R1,0,0
                                1,1,two words,0,0,1,0,1
                                1,1,R1,0,0,1,2,1
                                1,1,R1,0,0,-1,0,1
                                -5,1,R1,0,0,1,0,1
                                1,1e300,R1,0,0,1,0,1
                                1,1,R1,0,1e7,1,0,1

                                1,1,R1,0,0,1,0,1
                                """);

        assertThat(file.plots()).hasSize(1);
        assertThat(file.refused())
                .isEqualTo(
                        Map.of(
                                PlotFile.Refusal.UNREADABLE, 4L,
                                PlotFile.Refusal.COVARIANCE, 2L,
                                PlotFile.Refusal.TIME, 2L,
                                PlotFile.Refusal.FAR_AWAY, 1L));
    }

    @Test
    void aFileThatIsNoneIsRefusedByTheColumnThatIsMissing() {
        assertThatThrownBy(() -> read("time_s,sensor,x_m\n"))
                .isInstanceOf(PlotFormatException.class)
                .hasMessageContaining("plots.csv")
                .hasMessageContaining("'arrival_s' is missing");
        assertThatThrownBy(() -> read("")).isInstanceOf(PlotFormatException.class);
    }
}
