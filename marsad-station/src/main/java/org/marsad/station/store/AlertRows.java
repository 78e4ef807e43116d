package org.marsad.station.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marsad.alert.Severity;
import org.marsad.detect.ObjectClass;
import org.marsad.geo.Geodetic;
import tools.jackson.databind.json.JsonMapper;

/// The rows of tables `alert`, `alert_act` and `alert_evidence`.
final class AlertRows {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String COLUMNS =
            """
            select alert.*, exists (select 1 from alert_evidence e
              where e.alert = alert.id and e.frame_jpeg is not null) as has_frame from alert
            """;

    private AlertRows() {}

    static void insert(Connection connection, AlertCase alert, int run) throws SQLException {
        String sql =
                """
                insert into alert (id, run, raised_us, severity, event, stay_limit_seconds, zone,
                  zone_name_json, class, track, latitude_degrees, longitude_degrees, cameras_json,
                  crossings, state, state_by, state_us, resolution)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing
                """;
        AlertCase.Cause cause = alert.cause();
        AlertCase.Sighting sighting = alert.sighting();
        AlertCase.Standing standing = alert.standing();
        Sql.update(
                connection,
                sql,
                alert.id(),
                run,
                Sql.micros(sighting.time()),
                Sql.word(cause.severity()),
                cause.event(),
                cause.staySeconds(),
                cause.zone(),
                MAPPER.writeValueAsString(cause.zoneName()),
                Sql.word(sighting.objectClass()),
                sighting.track(),
                sighting.place().latitudeDegrees(),
                sighting.place().longitudeDegrees(),
                MAPPER.writeValueAsString(sighting.cameras()),
                alert.crossings(),
                Sql.word(standing.state()),
                standing.by(),
                Sql.micros(standing.time()),
                standing.resolution());
    }

    static void insertEvidence(
            Connection connection, String alert, String json, byte @Nullable [] jpeg)
            throws SQLException {
        Sql.update(
                connection,
                "insert into alert_evidence values (?, ?, ?) on conflict (alert) do nothing",
                alert,
                json,
                jpeg);
    }

    static void updateCrossings(Connection connection, String alert, int crossings)
            throws SQLException {
        Sql.update(connection, "update alert set crossings = ? where id = ?", crossings, alert);
    }

    /// Writes the act and what it leads to; writes nothing when the act is turned away.
    static ActResult act(Connection connection, String alert, Act act, String by, Instant now)
            throws SQLException {
        Optional<AlertCase> found = find(connection, alert);
        if (found.isEmpty()) {
            return new ActResult.NoSuchAlert(alert);
        }
        ActResult result = found.get().after(act, by, now);
        if (result instanceof ActResult.Done(AlertCase after)) {
            AlertCase.Standing standing = after.standing();
            Sql.update(
                    connection,
                    "insert into alert_act (alert, act, by_name, acted_us) values (?, ?, ?, ?)",
                    alert,
                    act.word(),
                    by,
                    Sql.micros(now));
            Sql.update(
                    connection,
                    "update alert set state = ?, state_by = ?, state_us = ?, resolution = ?"
                            + " where id = ?",
                    Sql.word(standing.state()),
                    standing.by(),
                    Sql.micros(standing.time()),
                    standing.resolution(),
                    alert);
        }
        return result;
    }

    static Optional<AlertCase> find(Connection connection, String alert) throws SQLException {
        return list(connection, COLUMNS + "where id = ?", alert).stream().findFirst();
    }

    /// Newest first.
    static List<AlertCase> listSince(Connection connection, Instant since, int most)
            throws SQLException {
        return list(
                connection,
                COLUMNS + "where raised_us >= ? order by raised_us desc, rowid desc limit ?",
                Sql.micros(since),
                most);
    }

    /// Newest first.
    static List<AlertCase> listOpen(Connection connection, int most) throws SQLException {
        return list(
                connection,
                COLUMNS + "where state <> 'resolved' order by raised_us desc, rowid desc limit ?",
                most);
    }

    static byte @Nullable [] frame(Connection connection, String alert) throws SQLException {
        try (PreparedStatement statement =
                        Sql.prepare(
                                connection,
                                "select frame_jpeg from alert_evidence where alert = ?",
                                alert);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    /// The oldest alerts beyond this many go, with their acts and evidence; open ones stay.
    static void prune(Connection connection, int most) throws SQLException {
        Sql.update(
                connection,
                """
                delete from alert where state = 'resolved' and raised_us <
                  (select raised_us from alert order by raised_us desc limit 1 offset ?)
                """,
                most);
    }

    private static List<AlertCase> list(Connection connection, String sql, Object... values)
            throws SQLException {
        List<AlertCase> alerts = new ArrayList<>();
        try (PreparedStatement statement = Sql.prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                alerts.add(alert(row));
            }
        }
        return alerts;
    }

    private static AlertCase alert(ResultSet row) throws SQLException {
        return new AlertCase(
                row.getString("id"),
                new AlertCase.Cause(
                        constant(Severity.class, row.getString("severity")),
                        row.getString("event"),
                        row.getLong("stay_limit_seconds"),
                        row.getString("zone"),
                        names(row.getString("zone_name_json"))),
                new AlertCase.Sighting(
                        constant(ObjectClass.class, row.getString("class")),
                        row.getLong("track"),
                        Sql.instant(row.getLong("raised_us")),
                        Geodetic.ofDegrees(
                                row.getDouble("latitude_degrees"),
                                row.getDouble("longitude_degrees"),
                                0),
                        strings(row.getString("cameras_json"))),
                row.getInt("crossings"),
                row.getBoolean("has_frame"),
                new AlertCase.Standing(
                        constant(AlertCase.State.class, row.getString("state")),
                        row.getString("state_by"),
                        Sql.instant(row.getLong("state_us")),
                        row.getString("resolution")));
    }

    private static Map<String, String> names(String json) {
        Map<String, String> names = new TreeMap<>();
        MAPPER.readTree(json)
                .properties()
                .forEach(each -> names.put(each.getKey(), each.getValue().asString()));
        return names;
    }

    private static List<String> strings(String json) {
        List<String> strings = new ArrayList<>();
        MAPPER.readTree(json).forEach(each -> strings.add(each.asString()));
        return strings;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
