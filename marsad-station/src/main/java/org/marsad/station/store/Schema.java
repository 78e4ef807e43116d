package org.marsad.station.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Brings a data file to the newest schema: the scripts `schema-1.sql`, `schema-2.sql` … beside this
/// class that it has not seen yet, each in one transaction, counted in SQLite's `user_version`.
final class Schema {

    private static final int NEWEST = 3;

    private Schema() {}

    /// Expects a connection without automatic commits.
    static void migrate(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > NEWEST) {
            throw new StoreUnavailable(
                    "the data were written by a newer Marsad (schema %d, this one knows %d): start that one, or another data folder"
                            .formatted(version, NEWEST),
                    null);
        }
        for (int next = version + 1; next <= NEWEST; next++) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(script(next));
                statement.executeUpdate("pragma user_version = " + next);
            }
            connection.commit();
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.getInt(1);
        }
    }

    private static String script(int version) {
        String name = "schema-%d.sql".formatted(version);
        try (InputStream bytes = Schema.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
