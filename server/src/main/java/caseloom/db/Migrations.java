package caseloom.db;

import caseloom.time.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a database's tables to the shape this server needs. Nodes may do it at once: one works,
/// the others wait for it and find nothing left to do.
final class Migrations {

    /// The last migration; a test holds it against the folder.
    static final String NEWEST = "V043__connections.sql";

    static final String FOLDER = "/migrations/";

    /// In the name of a migration that takes something away: no release that needs it starts after.
    static final String TAKES_AWAY = "__contract_";

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

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

    /// Refuses tables that a newer release has taken something away from. Those that it only added
    /// to will do: that is how old and new nodes run side by side during an upgrade.
    ///
    /// @throws CannotStart when this release is too old for them
    static void refuseNewer(Connection connection) throws SQLException {
        var newer = newer(connection);
        for (var script : newer) {
            if (script.contains(TAKES_AWAY)) {
                throw new CannotStart(
                        "a newer Caseloom has changed the tables of the database in a way that this"
                                + " one cannot work with ("
                                + script
                                + "): start that one");
            }
        }
        if (!newer.isEmpty()) {
            LOG.warn(
                    "a newer Caseloom has added to the tables of the database, up to {}; this one"
                            + " works beside it",
                    newer.getLast());
        }
    }

    private static List<String> newer(Connection connection) throws SQLException {
        var scripts = new ArrayList<String>();
        try (var statement = connection.prepareStatement(SQL.get("migrations_newer"))) {
            statement.setString(1, NEWEST);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    scripts.add(found.getString(1));
                }
            }
        }
        return scripts;
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
