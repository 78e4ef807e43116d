package org.marsad.station.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The rows of tables `zone` and `zone_change`.
final class ZoneRows {

    private ZoneRows() {}

    static void put(Connection connection, String zone, String featureJson, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "insert into zone values (?, ?, ?) on conflict (id) do update"
                        + " set feature_json = excluded.feature_json, changed_us = excluded.changed_us",
                zone,
                featureJson,
                Sql.micros(now));
        Sql.update(
                connection,
                "insert into zone_change (zone, feature_json, changed_us) values (?, ?, ?)",
                zone,
                featureJson,
                Sql.micros(now));
    }

    static void delete(Connection connection, String zone, Instant now) throws SQLException {
        Sql.update(connection, "delete from zone where id = ?", zone);
        Sql.update(
                connection,
                "insert into zone_change (zone, feature_json, changed_us) values (?, null, ?)",
                zone,
                Sql.micros(now));
    }

    static Store.StoredZones list(Connection connection) throws SQLException {
        return new Store.StoredZones(
                Store.pairs(connection, "select id, feature_json from zone"),
                List.copyOf(
                        Store.pairs(connection, "select distinct zone, zone from zone_change")
                                .keySet()));
    }
}
