package org.marsad.station.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// Which night a demo plays. A demo that is stopped and started again goes on in the same night a little
/// later, so that what it stored stays in the past; once that night is nearly over, the next one begins.
public final class DemoNight {

    private static final LocalTime NEARLY_OVER = LocalTime.of(23, 0);

    private final Path file;
    private final ZoneId timeZone;

    public DemoNight(Path dataFolder, ZoneId timeZone) {
        this.file = dataFolder.resolve("night.txt");
        this.timeZone = timeZone;
    }

    /// When the site's clock starts.
    ///
    /// @param today of the real world
    /// @param evening when the scenario starts
    public Instant start(LocalDate today, LocalTime evening) {
        ZonedDateTime first = ZonedDateTime.of(today, evening, timeZone);
        ZonedDateTime last = findLast().map(time -> time.atZone(timeZone)).orElse(first);
        if (last.isBefore(first)) {
            return first.toInstant();
        }
        boolean evenings =
                !last.toLocalTime().isBefore(evening) && last.toLocalTime().isBefore(NEARLY_OVER);
        return evenings
                ? last.toInstant()
                : ZonedDateTime.of(last.toLocalDate(), evening, timeZone)
                        .plusDays(last.toLocalTime().isBefore(evening) ? 0 : 1)
                        .toInstant();
    }

    /// Notes how far the night has come.
    public void reached(Instant time) {
        try {
            write(time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Instant time) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, time + "\n", StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Optional<Instant> findLast() {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Instant.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
