package caseloom.db;

import caseloom.time.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a newer release did to the tables, as an older one finds it at its start. Old and new nodes
/// run side by side during an upgrade, so tables that were only added to will do.
final class NewerMigrations {

    /// In the name of a migration that takes something away: no release that needs it starts after.
    static final String TAKES_AWAY = "__contract_";

    private static final Logger LOG = LoggerFactory.getLogger(NewerMigrations.class);

    private static final Sql SQL = Sql.of(NewerMigrations.class, "database.sql");

    private NewerMigrations() {}

    /// @throws CannotStart when this release is too old for the tables
    static void refuse(Connection connection) throws SQLException {
        var newer = scripts(connection);
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

    private static List<String> scripts(Connection connection) throws SQLException {
        var scripts = new ArrayList<String>();
        try (var statement = connection.prepareStatement(SQL.get("migrations_newer"))) {
            statement.setString(1, Migrations.NEWEST);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    scripts.add(found.getString(1));
                }
            }
        }
        return scripts;
    }
}
