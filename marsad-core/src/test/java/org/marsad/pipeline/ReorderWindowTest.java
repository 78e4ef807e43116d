package org.marsad.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marsad.track.Scene.at;
import static org.marsad.track.Scene.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.marsad.locate.Scan;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.Refusal;
import org.marsad.sensor.health.Refusals;

class ReorderWindowTest {

    private final Refusals refused = new Refusals();
    private final ReorderWindow window = new ReorderWindow(Duration.ofSeconds(1), refused);
    private final List<Scan> out = new ArrayList<>();

    private void accept(Scan scan) {
        out.addAll(window.accept(scan));
    }

    private List<Instant> times() {
        return out.stream().map(Scan::validTime).toList();
    }

    @Test
    void scanUpToASecondLateIsPutInOrder() {
        accept(scan("1.0 cam1"));
        accept(scan("0.2|1.1 cam2"));
        accept(scan("1.9 cam1"));
        accept(scan("1.1|2.0 cam2"));
        accept(scan("3.0 cam1"));
        assertThat(times()).containsExactly(at(0.2), at(1.0), at(1.1), at(1.9));
        out.addAll(window.drain());
        assertThat(times()).endsWith(at(3.0));
        assertThat(refused.all()).isEmpty();
    }

    @Test
    void laterScanIsLeftOutAndCountedBySensor() {
        for (int i = 0; i < 30; i++) {
            accept(scan("%.1f cam1", i * 0.1));
        }
        accept(scan("0.5|3.0 radar1"));
        accept(scan("0.6|3.0 radar1"));
        assertThat(refused.of(new SensorId("radar1"))).isEqualTo(Map.of(Refusal.TOO_LATE, 2L));
    }

    @Test
    void aSensorWhoseTimeRunsBackwardsIsToldFromASlowOne() {
        for (int i = 0; i < 30; i++) {
            accept(scan("%.1f cam1", i * 0.1));
            accept(scan("%.1f radar1", i * 0.1));
        }
        accept(scan("0.5|3.0 radar1"));
        accept(scan("0.6|3.1 slow"));
        accept(scan("0.7|3.2 slow"));
        assertThat(refused.of(new SensorId("radar1"))).isEqualTo(Map.of(Refusal.BACKWARDS, 1L));
        assertThat(refused.of(new SensorId("slow"))).isEqualTo(Map.of(Refusal.TOO_LATE, 2L));
    }

    @Test
    void ownForcesThatReportLateGoOutAtOnce() {
        for (int i = 0; i < 30; i++) {
            accept(scan("%.1f cam1", i * 0.1));
        }
        int before = out.size();
        accept(scan("0.5|3.0 gps (1,2)@Patrol"));
        assertThat(times()).hasSize(before + 1).endsWith(at(0.5));
        assertThat(refused.all()).isEmpty();
    }

    @Test
    void scanFromTheFutureDoesNotPushTheOthersOut() {
        accept(scan("1.0 cam1"));
        accept(scan("500|1.1 cam2"));
        accept(scan("1.1 cam1"));
        out.addAll(window.drain());
        assertThat(times()).containsExactly(at(1.0), at(1.1));
        assertThat(refused.all()).containsOnlyKeys(Refusal.FROM_THE_FUTURE);
    }

    @Test
    void evenCamerasSoonWaitOnlyAFewMilliseconds() {
        for (int i = 0; i < 600; i++) {
            accept(scan("%.1f cam1", i * 0.1));
            accept(scan("%.2f|%.2f cam2", i * 0.1 - 0.02 + 0.02, i * 0.1 + 0.05));
        }
        assertThat(window.patience()).isLessThan(Duration.ofMillis(50));
        accept(scan("60 cam1"));
        assertThat(Duration.between(times().getLast(), at(60)))
                .isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void anyDisorderWithinTheWindowComesOutInOrderAndComplete() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Scan> scans = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                double delay = random.nextDouble() * 0.8;
                scans.add(scan("%.2f|%.3f cam%d", i * 0.05, i * 0.05 + delay, i % 4));
            }
            List<Scan> arrived =
                    scans.stream().sorted(Comparator.comparing(Scan::arrivalTime)).toList();
            ReorderWindow fresh = new ReorderWindow(Duration.ofSeconds(1), new Refusals());
            List<Scan> ordered = new ArrayList<>();
            arrived.forEach(s -> ordered.addAll(fresh.accept(s)));
            ordered.addAll(fresh.drain());
            assertThat(ordered).as("seed %d", seed).isEqualTo(scans);
        }
    }

    @Test
    void silenceReleasesWhatWaits() {
        accept(scan("1.0 cam1"));
        assertThat(window.advance(at(1.5))).isEmpty();
        assertThat(window.advance(at(2.0))).hasSize(1);
    }

    @Test
    void piecesOfOneLookComeOutAsOneInWhateverOrderTheyCame() {
        accept(scan("1.0|1.1 radar1 (30,0)"));
        accept(scan("1.0|1.2 cam1 (1,1)"));
        accept(scan("1.0|1.4 radar1 (10,5), (20,0)"));
        List<Scan> first = new ArrayList<>(window.drain());

        ReorderWindow other = new ReorderWindow(Duration.ofSeconds(1), new Refusals());
        List<Scan> second = new ArrayList<>();
        second.addAll(other.accept(scan("1.0|1.1 radar1 (20,0)")));
        second.addAll(other.accept(scan("1.0|1.2 radar1 (30,0)")));
        second.addAll(other.accept(scan("1.0|1.3 cam1 (1,1)")));
        second.addAll(other.accept(scan("1.0|1.4 radar1 (10,5)")));
        second.addAll(other.drain());

        assertThat(first).hasSize(2);
        assertThat(first.getLast().arrivalTime()).isEqualTo(at(1.4));
        assertThat(first.getLast().reports()).hasSize(3);
        assertThat(second.getLast().reports()).isEqualTo(first.getLast().reports());
    }
}
