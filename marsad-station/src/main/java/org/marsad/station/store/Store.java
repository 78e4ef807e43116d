package org.marsad.station.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.marsad.sensor.SensorId;
import org.marsad.track.act.SignedAct;
import org.marsad.track.act.TrackAct;
import org.marsad.track.registration.Correction;
import org.sqlite.SQLiteConfig;

/// One SQLite file in the data folder: write-ahead log, flushed to the disk at every commit, so what
/// a future of this class has answered survives a killed process and a power cut. One thread writes;
/// readers see committed rows only.
public final class Store implements AutoCloseable {

    private static final int MOST_ALERTS = 100_000;

    /// More tracks than can begin in the time of a commit.
    private static final long TRACK_NUMBER_BLOCK = 100;

    /// @param features by zone id, as GeoJSON
    /// @param everSeen ids of all zones that were ever stored, the deleted ones too
    public record StoredZones(Map<String, String> features, List<String> everSeen) {}

    /// An act on a track, with its number in the store.
    public record StoredAct(long number, SignedAct act) {}

    /// The tracks as they were, as the station wrote them.
    ///
    /// @param lastAct number of the latest act that is in it; 0 when none is
    public record Checkpoint(long lastAct, String tracksJson) {}

    /// What somebody had taken off a sensor's reports from a time on, in place of what was.
    public record StoredCorrection(
            SensorId sensor, Correction correction, String by, Instant time) {}

    private final Connection writing;
    private final Connection reading;
    private final Writer writer;
    private final InstantSource clock;
    private final int run;
    private final AtomicLong highestTrack = new AtomicLong();

    private Store(Connection writing, Connection reading, InstantSource clock, int run) {
        this.writing = writing;
        this.reading = reading;
        this.clock = clock;
        this.run = run;
        this.writer = new Writer(writing);
    }

    /// Makes folder and file when they are not there. Throws {@link StoreUnavailable} when it can't.
    public static Store open(Path folder, String programVersion, InstantSource clock) {
        try {
            Files.createDirectories(folder);
            Connection writing = connect(folder, false);
            Schema.migrate(writing);
            AlertRows.prune(writing, MOST_ALERTS);
            int run = startRun(writing, programVersion, clock.instant());
            writing.commit();
            return new Store(writing, connect(folder, true), clock, run);
        } catch (IOException | SQLException e) {
            throw new StoreUnavailable(
                    "can't keep data in %s: %s; is it on a full or read-only disk, or in use by another station?"
                            .formatted(folder.toAbsolutePath(), e.getMessage()),
                    e);
        }
    }

    /// Counts the starts on this folder from 1.
    public int run() {
        return run;
    }

    /// Higher than every track number of earlier runs, so that none is used twice.
    public long firstTrackNumber() {
        long highest =
                read(
                        connection -> {
                            try (PreparedStatement statement =
                                            connection.prepareStatement(
                                                    "select max(highest_track) from run");
                                    ResultSet row = statement.executeQuery()) {
                                return row.getLong(1);
                            }
                        });
        return highest == 0 ? 1 : (highest / TRACK_NUMBER_BLOCK + 1) * TRACK_NUMBER_BLOCK + 1;
    }

    /// Keeps the highest track number of this run. Not waited for: the next run leaves a gap.
    public void usedTrackNumber(long number) {
        if (highestTrack.getAndAccumulate(number, Math::max) < number) {
            var _ =
                    writer.submit(
                            connection -> {
                                Sql.update(
                                        connection,
                                        "update run set highest_track = ? where number = ?",
                                        number,
                                        run);
                                return number;
                            });
        }
    }

    /// @param jpeg the frame behind the alert, null when no camera saw it
    public CompletableFuture<AlertCase> insert(
            AlertCase alert, String evidenceJson, byte @Nullable [] jpeg) {
        return writer.submit(
                connection -> {
                    AlertRows.insert(connection, alert, run);
                    AlertRows.insertEvidence(connection, alert.id(), evidenceJson, jpeg);
                    return alert;
                });
    }

    public CompletableFuture<Integer> updateCrossings(String alert, int crossings) {
        return writer.submit(
                connection -> {
                    AlertRows.updateCrossings(connection, alert, crossings);
                    return crossings;
                });
    }

    /// Completes when the act is on the disk, or was turned away.
    public CompletableFuture<ActResult> act(String alert, Act act, String by) {
        return writer.submit(
                connection -> AlertRows.act(connection, alert, act, by, clock.instant()));
    }

    /// Newest first.
    public List<AlertCase> listAlertsSince(Instant since, int most) {
        return read(connection -> AlertRows.listSince(connection, since, most));
    }

    /// Newest first.
    public List<AlertCase> listOpenAlerts(int most) {
        return read(connection -> AlertRows.listOpen(connection, most));
    }

    public Optional<byte[]> findFrame(String alert) {
        return read(connection -> Optional.ofNullable(AlertRows.frame(connection, alert)));
    }

    public CompletableFuture<String> putZone(String zone, String featureJson) {
        return writer.submit(
                connection -> {
                    ZoneRows.put(connection, zone, featureJson, clock.instant());
                    return zone;
                });
    }

    public CompletableFuture<String> deleteZone(String zone) {
        return writer.submit(
                connection -> {
                    ZoneRows.delete(connection, zone, clock.instant());
                    return zone;
                });
    }

    public StoredZones zones() {
        return read(ZoneRows::list);
    }

    /// Waits for the commit.
    public void putSetting(String key, String value) {
        String _ =
                Writer.await(
                        writer.submit(
                                connection -> {
                                    Sql.update(
                                            connection,
                                            "insert into setting values (?, ?, ?) on conflict (key) do update"
                                                    + " set value = excluded.value, changed_us = excluded.changed_us",
                                            key,
                                            value,
                                            Sql.micros(clock.instant()));
                                    return key;
                                }));
    }

    public Map<String, String> settings() {
        return read(connection -> pairs(connection, "select key, value from setting"));
    }

    /// Keeps an act on a track. Waits for the commit, and gives the number of the act.
    public long putTrackAct(TrackAct act, String by) {
        return Writer.await(
                writer.submit(
                        connection -> TrackRows.insert(connection, act, by, run, clock.instant())));
    }

    /// Keeps the picture from which on an act holds. Not waited for.
    public void fusedTrackAct(long number, Instant time) {
        var _ =
                writer.submit(
                        connection -> {
                            TrackRows.fused(connection, number, time);
                            return number;
                        });
    }

    /// The acts of earlier runs on a track, oldest first; the latest so many.
    public List<SignedAct> listEarlierTrackActs(long track, int most) {
        return read(connection -> TrackRows.listEarlier(connection, track, run, most));
    }

    /// The acts on tracks after this number, oldest first.
    public List<StoredAct> listTrackActsAfter(long number, int most) {
        return read(connection -> TrackRows.listAfter(connection, number, most));
    }

    /// In place of the one before. Waits for the commit.
    public void putCheckpoint(Checkpoint checkpoint) {
        long _ =
                Writer.await(
                        writer.submit(
                                connection -> {
                                    TrackRows.save(connection, checkpoint, clock.instant());
                                    return checkpoint.lastAct();
                                }));
    }

    public Optional<Checkpoint> findCheckpoint() {
        return read(TrackRows::findCheckpoint);
    }

    /// Waits for the commit.
    public void putCorrection(SensorId sensor, Correction correction, String by) {
        StoredCorrection stored = new StoredCorrection(sensor, correction, by, clock.instant());
        SensorId _ =
                Writer.await(
                        writer.submit(
                                connection -> {
                                    CorrectionRows.insert(connection, stored, run);
                                    return sensor;
                                }));
    }

    /// The latest of each sensor.
    public List<StoredCorrection> corrections() {
        return read(CorrectionRows::listLatest);
    }

    /// Newest first.
    public List<StoredCorrection> listCorrections(SensorId sensor, int most) {
        return read(connection -> CorrectionRows.listOf(connection, sensor, most));
    }

    /// Writes what is queued, then closes the file.
    @Override
    public void close() {
        writer.close();
        try {
            synchronized (reading) {
                reading.close();
            }
            writing.close();
        } catch (SQLException e) {
            throw new StoreUnavailable("can't close the store: " + e.getMessage(), e);
        }
    }

    private <T> T read(Writer.Work<T> work) {
        synchronized (reading) {
            try {
                return work.on(reading);
            } catch (SQLException e) {
                throw new StoreUnavailable("can't read the store: " + e.getMessage(), e);
            }
        }
    }

    static Map<String, String> pairs(Connection connection, String sql) throws SQLException {
        Map<String, String> pairs = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                pairs.put(row.getString(1), row.getString(2));
            }
        }
        return pairs;
    }

    private static Connection connect(Path folder, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(5_000);
        config.setReadOnly(readOnly);
        Connection connection =
                config.createConnection("jdbc:sqlite:" + folder.resolve("marsad.db"));
        connection.setAutoCommit(readOnly);
        return connection;
    }

    private static int startRun(Connection connection, String version, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "insert into run (started_us, version) values (?, ?)",
                Sql.micros(now),
                version);
        try (PreparedStatement statement =
                        connection.prepareStatement("select max(number) from run");
                ResultSet row = statement.executeQuery()) {
            return row.getInt(1);
        }
    }
}
