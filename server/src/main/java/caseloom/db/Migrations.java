package caseloom.db;

import caseloom.time.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database's tables to the shape this server needs. Nodes may do it at once: one works,
/// the others wait for it and find nothing left to do.
final class Migrations {

    /// The last migration; a test holds it against the folder.
    static final String NEWEST = "V065__changelog_of_versions.sql";

    static final String FOLDER = "/migrations/";

    private static final Sql SQL = Sql.of(Migrations.class, "database.sql");

    private Migrations() {}

    /// Uses connections of its own, whose statements may take their time.
    ///
    /// @throws CannotStart when the tables are not what an earlier version left
    static void run(DatabaseAddress address) {
        try {
            Flyway.configure()
                    .dataSource(address.url(), address.user(), address.password())
                    .locations("classpath:" + FOLDER)
                    .connectRetries(0)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new CannotStart("the tables of the database cannot be brought up to date", e);
        }
    }

    /// Whether the newest migration was done, as it is here: then `run` would find nothing to do,
    /// and a start need not wait for the library to find that out.
    static boolean areDone(Connection connection) throws SQLException {
        try (var known = connection.prepareStatement(SQL.get("migrations_known"));
                var table = known.executeQuery()) {
            if (!table.next() || !table.getBoolean(1)) {
                return false;
            }
        }
        try (var done = connection.prepareStatement(SQL.get("migration_done"))) {
            done.setString(1, NEWEST);
            done.setInt(2, checksum(text()));
            try (var found = done.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    /// The number that the library keeps of a file: line ends do not count.
    static int checksum(String text) {
        var sum = new CRC32();
        text.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }

    private static String text() {
        try (var stream = Migrations.class.getResourceAsStream(FOLDER + NEWEST)) {
            if (stream == null) {
                throw new IllegalStateException("no " + NEWEST);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
