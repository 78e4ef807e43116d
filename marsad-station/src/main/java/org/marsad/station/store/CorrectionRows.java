package org.marsad.station.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.marsad.sensor.SensorId;
import org.marsad.track.registration.Correction;

/// The rows of table `sensor_correction`.
final class CorrectionRows {

    private CorrectionRows() {}

    static void insert(Connection connection, Store.StoredCorrection stored, int run)
            throws SQLException {
        Correction correction = stored.correction();
        Sql.update(
                connection,
                "insert into sensor_correction (run, sensor, bearing_radians, range_metres, clock_seconds, by_name, acted_us)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                run,
                stored.sensor().value(),
                correction.bearingRadians(),
                correction.rangeMetres(),
                correction.clockSeconds(),
                stored.by(),
                Sql.micros(stored.time()));
    }

    /// The latest of each sensor, by name.
    static List<Store.StoredCorrection> listLatest(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select * from sensor_correction where number in"
                                + " (select max(number) from sensor_correction group by sensor) order by sensor")) {
            return list(statement);
        }
    }

    /// Those of one sensor, newest first.
    static List<Store.StoredCorrection> listOf(Connection connection, SensorId sensor, int most)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select * from sensor_correction where sensor = ? order by number desc limit ?")) {
            statement.setString(1, sensor.value());
            statement.setInt(2, most);
            return list(statement);
        }
    }

    private static List<Store.StoredCorrection> list(PreparedStatement statement)
            throws SQLException {
        List<Store.StoredCorrection> list = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Instant time = Sql.instant(row.getLong("acted_us"));
                list.add(
                        new Store.StoredCorrection(
                                new SensorId(row.getString("sensor")),
                                new Correction(
                                        row.getDouble("bearing_radians"),
                                        row.getDouble("range_metres"),
                                        row.getDouble("clock_seconds")),
                                row.getString("by_name"),
                                time));
            }
        }
        return list;
    }
}
