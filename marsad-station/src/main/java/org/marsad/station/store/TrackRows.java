package org.marsad.station.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marsad.track.act.SignedAct;
import org.marsad.track.act.TrackAct;

/// The rows of tables `track_act` and `track_checkpoint`.
final class TrackRows {

    private TrackRows() {}

    /// The number of the act.
    static long insert(Connection connection, TrackAct act, String by, int run, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "insert into track_act (run, track, act, other, name, by_name, acted_us) values (?, ?, ?, ?, ?, ?, ?)",
                run,
                act.track(),
                word(act),
                act instanceof TrackAct.Merge(_, long other) ? other : null,
                act instanceof TrackAct.Rename(_, String name) ? name : null,
                by,
                Sql.micros(now));
        try (PreparedStatement statement =
                        connection.prepareStatement("select last_insert_rowid()");
                ResultSet row = statement.executeQuery()) {
            return row.getLong(1);
        }
    }

    static void fused(Connection connection, long number, Instant time) throws SQLException {
        Sql.update(
                connection,
                "update track_act set fused_us = ? where number = ?",
                Sql.micros(time),
                number);
    }

    /// Those of earlier runs that took effect, about a track or that ended in it; oldest first, the latest so many.
    static List<SignedAct> listEarlier(Connection connection, long track, int run, int most)
            throws SQLException {
        List<SignedAct> acts = new ArrayList<>();
        list(
                        connection,
                        "select * from track_act where (track = ? or other = ?) and run < ?"
                                + " and fused_us is not null order by number desc limit ?",
                        track,
                        track,
                        run,
                        most)
                .forEach(stored -> acts.addFirst(stored.act()));
        return acts;
    }

    /// Oldest first.
    static List<Store.StoredAct> listAfter(Connection connection, long number, int most)
            throws SQLException {
        return list(
                connection,
                "select * from track_act where number > ? order by number limit ?",
                number,
                most);
    }

    static void save(Connection connection, Store.Checkpoint checkpoint, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "insert into track_checkpoint values (1, ?, ?, ?) on conflict (id) do update set"
                        + " saved_us = excluded.saved_us, last_act = excluded.last_act,"
                        + " tracks_json = excluded.tracks_json",
                Sql.micros(now),
                checkpoint.lastAct(),
                checkpoint.tracksJson());
    }

    static Optional<Store.Checkpoint> findCheckpoint(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "select last_act, tracks_json from track_checkpoint");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Store.Checkpoint(row.getLong(1), row.getString(2)))
                    : Optional.empty();
        }
    }

    private static List<Store.StoredAct> list(Connection connection, String sql, Object... values)
            throws SQLException {
        List<Store.StoredAct> acts = new ArrayList<>();
        try (PreparedStatement statement = Sql.prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                acts.add(
                        new Store.StoredAct(
                                row.getLong("number"),
                                new SignedAct(
                                        act(row),
                                        Sql.instant(row.getLong("acted_us")),
                                        row.getString("by_name"))));
            }
        }
        return acts;
    }

    private static TrackAct act(ResultSet row) throws SQLException {
        long track = row.getLong("track");
        return switch (row.getString("act")) {
            case "merge" -> new TrackAct.Merge(track, row.getLong("other"));
            case "split" -> new TrackAct.Split(track);
            case "rename" -> new TrackAct.Rename(track, row.getString("name"));
            case "known" -> new TrackAct.Mark(track, true);
            case "unknown" -> new TrackAct.Mark(track, false);
            case "drop" -> new TrackAct.Drop(track);
            default -> throw new SQLException("track_act: no act '" + row.getString("act") + "'");
        };
    }

    private static String word(TrackAct act) {
        return switch (act) {
            case TrackAct.Merge _ -> "merge";
            case TrackAct.Split _ -> "split";
            case TrackAct.Rename _ -> "rename";
            case TrackAct.Mark(_, boolean isKnown) -> isKnown ? "known" : "unknown";
            case TrackAct.Drop _ -> "drop";
        };
    }
}
