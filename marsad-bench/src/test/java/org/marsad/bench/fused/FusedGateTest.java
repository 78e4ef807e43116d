package org.marsad.bench.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marsad.bench.score.UnscorableException;

/// Three cameras together against each of them through the very same chain: on all persons of the truth, and on those
/// in a camera's own picture, where having more cameras is not enough. Boats under radar, lidar and two cameras against
/// the radar, where both hold a boat, and kept through the lidar's gaps; once what the station finds clearly wrong with the
/// sensors is taken off also against the lidar where both hold a boat. Not reached: an error below the lidar's before that,
/// and below the radar's from radar and bearings alone.
@Tag("data")
class FusedGateTest {

    /// The goal is below each sensor alone; in scenarios 2 and 5 all four are as exact as the lidar, to a fifth of a hundredth.
    private static final double TIE = 1.005;

    private static final Path DATA = Path.of(System.getProperty("marsad.data", ""));
    private static final double GATE_METRES = 1;
    private static final double BOAT_GATE_METRES = 25;
    private static final double MOST_ERROR_METRES = 0.4;

    @BeforeEach
    void needsTheData() {
        Assumptions.assumeTrue(!DATA.toString().isEmpty(), "no test data: set -Dmarsad.data");
    }

    @Test
    void threeViewsBeatEachOfThem() throws IOException, UnscorableException {
        PetsScene.Result result =
                PetsScene.read(DATA.resolve("multiview"), DATA.resolve("video/pets09-s2l1/gt.txt"))
                        .score(GATE_METRES);
        assertThat(result.alone().keySet()).containsExactly("001", "005", "006");
        assertThat(result.fused().ground().medianMetres()).isLessThanOrEqualTo(MOST_ERROR_METRES);
        result.alone().forEach((view, alone) -> beats(view, result.fused(), alone));
        result.inside().forEach((view, there) -> beats("in " + view, there.fused(), there.alone()));
    }

    private static void beats(String where, Held fused, Held alone) {
        assertThat(fused.world().courses().switches())
                .as("switches, %s", where)
                .isLessThan(alone.world().courses().switches());
        assertThat(fused.world().courses().idf1())
                .as("IDF1, %s", where)
                .isGreaterThan(alone.world().courses().idf1());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 13, 16})
    void boatsAreMoreExactThanByRadarAndHeldThroughTheGapsOfTheLidar(int number)
            throws IOException, UnscorableException {
        AutoferryScenario scenario =
                AutoferryScenario.read(DATA.resolve("fusion/scenario" + number));
        Held all = scenario.score(EnumSet.allOf(BoatSensor.class), BOAT_GATE_METRES);
        Held radar = scenario.score(EnumSet.of(BoatSensor.RADAR), BOAT_GATE_METRES);
        Held lidar = scenario.score(EnumSet.of(BoatSensor.LIDAR), BOAT_GATE_METRES);
        assertThat(all.whereBoth(radar).medianMetres())
                .isLessThan(radar.whereBoth(all).medianMetres());
        assertThat(all.completeness()).isGreaterThan(lidar.completeness() + 0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 13, 16})
    void boatsAreAsExactAsByAnySensorOnceItsOffsetIsTakenOff(int number)
            throws IOException, UnscorableException {
        AutoferryScenario scenario =
                AutoferryScenario.read(DATA.resolve("fusion/scenario" + number));
        Held all = scenario.scoreCorrected(EnumSet.allOf(BoatSensor.class), BOAT_GATE_METRES);
        for (BoatSensor sensor : List.of(BoatSensor.LIDAR, BoatSensor.RADAR)) {
            Held alone = scenario.score(EnumSet.of(sensor), BOAT_GATE_METRES);
            assertThat(all.whereBoth(alone).medianMetres())
                    .as("median error where %s and all hold", sensor)
                    .isLessThan(TIE * alone.whereBoth(all).medianMetres());
        }
    }
}
