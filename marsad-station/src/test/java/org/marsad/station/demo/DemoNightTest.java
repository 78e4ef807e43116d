package org.marsad.station.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoNightTest {

    private static final ZoneId BAGHDAD = ZoneId.of("Asia/Baghdad");
    private static final LocalTime EVENING = LocalTime.of(18, 5);

    @TempDir Path folder;

    private Instant start() {
        return new DemoNight(folder, BAGHDAD).start(LocalDate.of(2026, 11, 26), EVENING);
    }

    @Test
    void theFirstNightBeginsAtTheScenariosHour() {
        assertThat(start()).isEqualTo(Instant.parse("2026-11-26T15:05:00Z"));
    }

    @ParameterizedTest(name = "stopped at {0}, goes on at {1}")
    @CsvSource({
        "2026-11-26T15:20:00Z, 2026-11-26T15:20:00Z",
        "2026-11-25T16:00:00Z, 2026-11-26T15:05:00Z",
        "2026-11-26T20:30:00Z, 2026-11-27T15:05:00Z",
        "2026-11-27T01:00:00Z, 2026-11-27T15:05:00Z",
    })
    void whatWasStoredStaysInThePast(String stopped, String again) {
        new DemoNight(folder, BAGHDAD).reached(Instant.parse(stopped));
        assertThat(start()).isEqualTo(Instant.parse(again));
        assertThat(start()).isAfterOrEqualTo(Instant.parse(stopped));
    }

    @Test
    void aSpoiltNoteIsAsGoodAsNone() throws IOException {
        Files.writeString(folder.resolve("night.txt"), "yesterday");
        assertThat(start()).isEqualTo(Instant.parse("2026-11-26T15:05:00Z"));
    }
}
