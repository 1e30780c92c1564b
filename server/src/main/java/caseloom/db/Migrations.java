package caseloom.db;

import caseloom.time.CannotStart;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database's tables to the shape this server needs. Nodes may do it at once: one works,
/// the others wait for it and find nothing left to do.
final class Migrations {

    private Migrations() {}

    /// @throws CannotStart when the tables are not what an earlier version left
    static void run(DataSource pool) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:migrations")
                    .connectRetries(0)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new CannotStart("the database cannot be brought to this version", e);
        }
    }
}
