package org.marsad.station.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marsad.station.Victim;

/// A process that is killed in the middle of writing loses nothing that it has acknowledged.
class KilledStationTest {

    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 200;

    @TempDir Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterKill9() throws Exception {
        Process process = Victim.start(Writing.class, folder);
        TreeSet<String> acknowledged = new TreeSet<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                acknowledged.add(line);
                if (acknowledged.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
                    process.destroyForcibly();
                }
                line = readOrEnd(lines);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
        assertThat(process.waitFor()).as("killed, not ended by itself").isEqualTo(128 + 9);

        try (Store store = Store.open(folder, "test", InstantSource.system())) {
            List<AlertCase> alerts = store.listAlertsSince(Alerts.MIDNIGHT, 100_000);
            assertThat(
                            alerts.stream()
                                    .filter(alert -> !alert.isOpen())
                                    .map(AlertCase::id)
                                    .collect(Collectors.toSet()))
                    .containsAll(acknowledged);
        }
    }

    private static @org.jspecify.annotations.Nullable String readOrEnd(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException _) {
            return null;
        }
    }

    /// Raises alerts and resolves them for ever; prints each one's id when the act is acknowledged.
    static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) {
            Store store = Store.open(Path.of(arguments[0]), "test", InstantSource.system());
            for (int number = 0; ; number++) {
                String id = "r1.%08d".formatted(number);
                var _ = store.insert(Alerts.alert(id, Alerts.MIDNIGHT), "{}", new byte[20_000]);
                store.act(id, Act.TEST, "Dilan").join();
                System.out.println(id);
                System.out.flush();
            }
        }
    }
}
