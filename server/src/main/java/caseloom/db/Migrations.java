package caseloom.db;

import caseloom.time.CannotStart;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database's tables to the shape this server needs. Nodes may do it at once: one works,
/// the others wait for it and find nothing left to do.
final class Migrations {

    private Migrations() {}

    /// Uses connections of its own, whose statements may take their time.
    ///
    /// @throws CannotStart when the tables are not what an earlier version left
    static void run(DatabaseAddress address) {
        try {
            Flyway.configure()
                    .dataSource(address.url(), address.user(), address.password())
                    .locations("classpath:migrations")
                    .connectRetries(0)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new CannotStart("the tables of the database cannot be brought up to date", e);
        }
    }
}
